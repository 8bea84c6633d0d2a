import { describe, expect, it } from 'vitest';
import { verify } from '../../../../functions/callback-status/verify.ts';
import { LIVE_FLOWS } from '../../../../shared/config/limits.ts';
import { consentsIn } from '../../../../shared/state/consents.ts';
import { flowsIn } from '../../../../shared/state/flows.ts';
import { rejectionOf } from '../../../support/error-of.ts';
import { linkingFixture } from '../../../support/linking/linking-fixture.ts';
import { keptAt, useKeptTable, userOf } from './kept.ts';

const table = useKeptTable();

/** The fixture over the kept table, a moment after its last write. */
function setUp(later = 1_000) {
  const fixture = linkingFixture();
  fixture.pass(keptAt + later - fixture.deps.now());
  const deps = { ...fixture.deps, flows: flowsIn(table()), consents: consentsIn(table()) };
  /** The user comes back from the consent of a kept flow. */
  async function comeBack(
    state: string,
    over: { connection?: string; confirmed?: true; user?: string } = {},
  ) {
    const { connection = 'gmail', user = 'ada', ...more } = over;
    const scope = fixture.scopeOf(userOf(user));
    const { url } = await fixture.scalekit.links.create({ connection, state, userVerifyUrl: '' }, scope);
    const authRequestId = fixture.scalekit.consent(url, 'ada') ?? '';
    return verify({ state, authRequestId, ...more }, scope, deps);
  }
  return { fixture, deps, comeBack };
}

describe('a flow that commit 23b8f74 started', () => {
  // The first test, since others end flows of this user.
  it('counts among the live flows of its user until it expires', async () => {
    const { deps } = setUp();
    const start = async (n: number, now: number) =>
      deps.flows.start(
        `new-${n}`,
        { ...userOf('bob'), connection: 'gmail', expiresAt: now / 1_000 + 600 },
        now,
      );
    // Two kept flows hold places.
    for (let n = 2; n < LIVE_FLOWS; n += 1) await start(n, keptAt);
    expect((await rejectionOf(start(LIVE_FLOWS, keptAt))).code).toBe('rate-limited');
    await start(LIVE_FLOWS, keptAt + 600_000);
  });

  it('links the account of its user', async () => {
    const { comeBack, fixture } = setUp();
    expect(await comeBack('state-pending')).toMatchObject({ connection: 'gmail' });
    expect(fixture.statusOf('gmail')).toBe('ACTIVE');
  });

  it('is leased to one attempt until the lease ends', async () => {
    expect((await rejectionOf(setUp().comeBack('state-verifying'))).code).toBe('upstream-unavailable');
    expect(await setUp(40_000).comeBack('state-verifying')).toMatchObject({ connection: 'gmail' });
  });

  it.each([
    ['state-denied', 'flow-rejected'],
    ['state-expired', 'flow-expired'],
  ])('does not link when it has ended: %s', async (state, code) => {
    const { comeBack, fixture } = setUp();
    expect((await rejectionOf(comeBack(state))).code).toBe(code);
    expect(fixture.statusOf('gmail')).not.toBe('ACTIVE');
  });

  it('expires', async () => {
    expect((await rejectionOf(setUp(600_000).comeBack('state-cookie', { user: 'bob' }))).code).toBe(
      'flow-expired',
    );
  });

  it('asks the user to confirm when a service started it', async () => {
    const { comeBack } = setUp();
    const of = { connection: 'slack', user: 'bob' };
    expect((await rejectionOf(comeBack('state-service', of))).code).toBe('invalid-request');
    expect(await comeBack('state-service', { ...of, confirmed: true })).toMatchObject({
      connection: 'slack',
    });
  });

  it('keeps a consent revoked', async () => {
    const { deps } = setUp();
    expect(await deps.consents.attempt('revoked-consent', [], keptAt)).toBeUndefined();
  });
});
