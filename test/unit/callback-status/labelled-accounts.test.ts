import { describe, expect, it } from 'vitest';
import { handleCallback } from '../../../functions/callback-status/handle-callback.ts';
import { verify } from '../../../functions/callback-status/verify.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import type { DigestOwner } from '../../../shared/state/user-key.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { ada, linkingFixture } from '../../support/linking/linking-fixture.ts';

const work = { connection: 'gmail', account: 'work' };
const alias = accountIdentifier(ada, 'work');

function setUp() {
  const fixture = linkingFixture();
  const { deps, scopeOf, scalekit } = fixture;
  const call = (back: { state: string; authRequestId: string }) => verify(back, scopeOf(), deps);
  return { ...fixture, call, active: () => [...scalekit.accounts.values()].map((each) => each.identifier) };
}

describe('the flow of a labelled account', () => {
  it('ends with the account of that label alone, and reports it', async () => {
    const { call, deps, scalekit, startAndConsent } = setUp();
    const back = await startAndConsent(work);
    expect(await call(back)).toEqual({ ...work, status: 'ACTIVE' });
    expect(scalekit.activated).toMatchObject([{ identifier: alias }]);
    expect(await deps.labels.list(ada)).toEqual(['work']);
    expect(await call(back)).toEqual({ ...work, status: 'ACTIVE' });
  });

  it('reports another connection of its label that the consent linked', async () => {
    const { call, startAndConsent } = setUp();
    const mail = await startAndConsent(work);
    const chat = await startAndConsent({ ...work, connection: 'slack' });
    expect(await call({ ...chat, state: mail.state })).toEqual({
      ...work,
      connection: 'slack',
      status: 'ACTIVE',
    });
    expect(await call(mail)).toEqual({ ...work, status: 'ACTIVE' });
  });

  it('refuses the consent of the default account, which its own flow finishes', async () => {
    const { call, startAndConsent, scalekit } = setUp();
    const [own, labelled] = [await startAndConsent(), await startAndConsent(work)];
    const mixed = call({ ...own, state: labelled.state });
    expect((await rejectionOf(mixed)).code).toBe('flow-rejected');
    expect(scalekit.activated).toEqual([]);
    expect(await call(own)).toEqual({ connection: 'gmail', status: 'ACTIVE' });
  });

  it('is not finished while the label cannot be stored, and is open after that', async () => {
    const { call, deps, scalekit, startAndConsent } = setUp();
    const { keep } = deps.labels;
    deps.labels.keep = () => Promise.reject(new AppError('upstream-unavailable'));
    const back = await startAndConsent(work);
    expect((await rejectionOf(call(back))).code).toBe('upstream-unavailable');
    expect(scalekit.activated).toEqual([]);
    deps.labels.keep = keep;
    expect(await call(back)).toEqual({ ...work, status: 'ACTIVE' });
  });

  it('returns the label to the page of cookie mode', async () => {
    const { deps, scopeOf, start, startAndConsent } = setUp();
    const secret = 's'.repeat(43);
    const finish = (back: { state: string; authRequestId?: string }) =>
      handleCallback({ ...back, browserSecret: secret }, scopeOf(), deps);
    const flow = { ...work, cookieHash: sha256(secret) };
    expect(await finish(await startAndConsent(flow))).toMatchObject({ outcome: 'linked', ...work });
    expect(await finish({ state: await start(flow) })).toMatchObject({ outcome: 'refused', ...work });
  });
});

describe('an account that was linked', () => {
  const owners: DigestOwner[] = [ada, { ...ada, account: 'work' }, { ...ada, account: 'club' }];

  it.each([
    ['a labelled mailbox', work, 'stored', [true, false, true]],
    ['the default mailbox', { connection: 'gmail' }, 'stored', [false, true, true]],
    ['the default account of the delivery', { connection: 'slack' }, 'slack', [false, false, false]],
  ] as const)(
    'lifts the pause of each digest that waits for it: %s',
    async (_which, ref, delivery, paused) => {
      const { call, deps, pauseDigest, isPaused, startAndConsent } = setUp();
      for (const label of ['work', 'club']) await deps.labels.add(ada, label);
      for (const owner of owners) {
        const isMailbox =
          delivery === 'stored' && owner.account !== ('account' in ref ? ref.account : undefined);
        await pauseDigest(owner, isMailbox ? { connection: 'gmail', account: owner.account } : ref, {
          delivery,
        });
      }
      await call(await startAndConsent(ref));
      expect(await Promise.all(owners.map(isPaused))).toEqual(paused);
    },
  );
});
