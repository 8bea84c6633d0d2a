import { describe, expect, it } from 'vitest';
import { LABELS, LABELS_EVER } from '../../../shared/config/limits.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import { labelsIn } from '../../../shared/state/accounts/labels.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const table = useTable();

describe('the labels of a user', () => {
  const userOf = (identifier: string) => ({ issuer: 'https://issuer', identifier });

  it('are listed in their order, once each, and none is of another user', async () => {
    const labels = labelsIn(table());
    const [ada, bob] = [userOf('ada'), userOf('bob')];
    expect(await labels.list(ada)).toEqual([]);
    for (const label of ['work', 'club', 'work']) await labels.add(ada, label);
    expect([await labels.list(ada), await labels.list(bob)]).toEqual([['club', 'work'], []]);
  });

  it('lead back from the identifier at Scalekit, also after they were removed', async () => {
    const labels = labelsIn(table());
    const user = userOf('back');
    const identifier = accountIdentifier(user, 'work');
    expect(identifier).toMatch(/^onbehalf-account:[A-Za-z0-9_-]{43}$/);
    expect(await labels.findOwner(identifier)).toBeUndefined();
    await labels.add(user, 'work');
    expect(await labels.findOwner(identifier)).toEqual({ ...user, account: 'work' });
    await labels.remove(user, 'work');
    expect([await labels.list(user), await labels.findOwner(identifier)]).toEqual([
      [],
      { ...user, account: 'work' },
    ]);
    expect(await labels.findOwner('back')).toBeUndefined();
  });

  it(`are at most ${LABELS}, and ${LABELS_EVER} over time; one that the user had may return`, async () => {
    const labels = labelsIn(table());
    const user = userOf('many');
    for (let index = 0; index < LABELS; index += 1) await labels.add(user, `label-${index}`);
    expect((await rejectionOf(labels.add(user, 'more'))).code).toBe('invalid-request');
    await labels.add(user, 'label-0');
    for (let index = LABELS; index < LABELS_EVER; index += 1) {
      await labels.remove(user, `label-${index - 1}`);
      await labels.add(user, `label-${index}`);
    }
    await labels.remove(user, `label-${LABELS_EVER - 1}`);
    expect((await rejectionOf(labels.add(user, 'more'))).code).toBe('invalid-request');
    await labels.add(user, `label-${LABELS}`);
    expect(await labels.list(user)).toHaveLength(LABELS);
  });
});
