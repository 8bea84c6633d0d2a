import { describe, expect, it } from 'vitest';
import { LABELS, LABELS_EVER } from '../../../shared/config/limits.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import { type Labels, labelsIn } from '../../../shared/state/accounts/labels.ts';
import type { User } from '../../../shared/state/user-key.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { useTable } from '../../support/state/dynalite-table.ts';
import { fakeLabels } from '../../support/state/fake-labels.ts';

const table = useTable();

async function remove(labels: Labels, user: User, account: string): Promise<void> {
  await labels.remove(user, account, await labels.countAdditions(user));
}

/** The fake of other tests must pass the same tests. */
describe.each([
  ['labelsIn a table', () => labelsIn(table())],
  ['fakeLabels', fakeLabels],
])('%s', (name, open) => {
  const userOf = (identifier: string) => ({ issuer: 'https://issuer', identifier: `${name} ${identifier}` });

  it('lists the labels of a user in their order, once each, and none of another user', async () => {
    const labels = open();
    const [ada, bob] = [userOf('ada'), userOf('bob')];
    expect(await labels.list(ada)).toEqual([]);
    for (const label of ['work', 'club', 'work']) await labels.add(ada, label);
    expect([await labels.list(ada), await labels.list(bob)]).toEqual([['club', 'work'], []]);
  });

  it('leads back from the identifier at Scalekit, also after the label was removed', async () => {
    const labels = open();
    const user = userOf('back');
    const identifier = accountIdentifier(user, 'work');
    expect(identifier).toMatch(/^onbehalf-account:[A-Za-z0-9_-]{43}$/);
    expect(await labels.findOwner(identifier)).toBeUndefined();
    await labels.add(user, 'work');
    expect(await labels.findOwner(identifier)).toEqual({ ...user, account: 'work' });
    await remove(labels, user, 'work');
    expect([await labels.list(user), await labels.findOwner(identifier)]).toEqual([
      [],
      { ...user, account: 'work' },
    ]);
    expect(await labels.findOwner('back')).toBeUndefined();
  });

  it('removes no label if one was added or kept since the additions were counted', async () => {
    const labels = open();
    const user = userOf('raced');
    for (const again of ['add', 'keep'] as const) {
      await labels.add(user, 'work');
      const additions = await labels.countAdditions(user);
      await labels[again](user, 'work');
      await labels.remove(user, 'work', additions);
      expect(await labels.list(user)).toEqual(['work']);
    }
    await remove(labels, user, 'work');
    await labels.keep(user, 'work');
    expect(await labels.list(user)).toEqual(['work']);
  });

  it(`allows ${LABELS}, and ${LABELS_EVER} over time; one that the user had may return`, async () => {
    const labels = open();
    const user = userOf('many');
    for (let index = 0; index < LABELS; index += 1) await labels.add(user, `label-${index}`);
    expect((await rejectionOf(labels.add(user, 'more'))).code).toBe('invalid-request');
    await labels.add(user, 'label-0');
    for (let index = LABELS; index < LABELS_EVER; index += 1) {
      await remove(labels, user, `label-${index - 1}`);
      await labels.add(user, `label-${index}`);
    }
    await remove(labels, user, `label-${LABELS_EVER - 1}`);
    expect((await rejectionOf(labels.add(user, 'more'))).code).toBe('invalid-request');
    await labels.add(user, `label-${LABELS}`);
    expect(await labels.list(user)).toHaveLength(LABELS);
  });
});
