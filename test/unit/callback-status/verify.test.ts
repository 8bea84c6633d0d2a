import { describe, expect, it } from 'vitest';
import type { FlowDeps } from '../../../functions/callback-status/finish-flow.ts';
import { verify } from '../../../functions/callback-status/verify.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallScope, ConnectedAccount } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { requestScope } from '../../support/request-scope.ts';
import { fakeFlows } from '../../support/state/fake-flows.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const ada = { issuer: 'https://issuer', identifier: 'ada' };
const eve = { ...ada, identifier: 'eve' };
const state = 'state-of-ada-1234567890';

type Verdict = 'verified' | 'mismatch' | 'not-found' | AppError;

async function setUp(
  verdicts: Verdict[],
  {
    service,
    account,
    lift = async () => undefined,
  }: { service?: string; account?: ConnectedAccount; lift?: FlowDeps['digests']['lift'] } = {},
) {
  const verified: string[] = [];
  const reasons: unknown[] = [];
  const flows = fakeFlows();
  await flows.start(state, { ...ada, connection: 'gmail', service, expiresAt: now / 1_000 + 600 }, now);
  const deps = {
    flows,
    digests: { lift },
    now: () => now,
    log: { warn: (...entry: unknown[]) => void reasons.push(entry[1]) },
    scalekit: {
      links: {
        create: async () => ({ url: '' }),
        verify: async (authRequestId: string, { user: { identifier } }: CallScope) => {
          verified.push(`${authRequestId} for ${identifier}`);
          const verdict = verdicts.shift() ?? 'not-found';
          if (verdict instanceof AppError) throw verdict;
          return verdict;
        },
      },
      accounts: {
        list: async () => [],
        find: async () => account ?? { connection: 'gmail', status: 'PENDING_VERIFICATION' as const },
        create: async () => undefined,
        remove: async () => true,
      },
    },
  } satisfies FlowDeps;
  let attempts = 0;
  const call = (over: Partial<Parameters<typeof verify>[0]> = {}, user = ada) => {
    attempts += 1;
    const scope = requestScope({ user, requestId: `request-${attempts}`, deadline: now + 25_000 });
    return verify({ authRequestId: 'req-1', state, ...over }, scope, deps);
  };
  return { deps, flows, verified, reasons, call };
}

describe('verify', () => {
  it('activates the account for the user who started', async () => {
    const { call, verified, flows } = await setUp(['verified']);
    expect(await call()).toEqual({ connection: 'gmail', status: 'ACTIVE' });
    expect(verified).toEqual(['req-1 for ada']);
    expect(flows.held.get(state)?.status).toBe('CONSUMED');
  });

  it('lifts the pause of a digest that waits for this account, and of no other digest', async () => {
    const lifted: unknown[] = [];
    const lift: FlowDeps['digests']['lift'] = async ({ issuer, identifier }, connection) => {
      lifted.push({ issuer, identifier, connection });
    };
    await (await setUp(['verified'], { lift })).call();
    expect(lifted).toEqual([{ ...ada, connection: 'gmail' }]);
    await (await setUp(['mismatch'], { lift })).call().catch(() => undefined);
    expect(lifted).toHaveLength(1);
  });

  it('activates the account even when the table fails to lift the pause', async () => {
    const lift = () => Promise.reject(new AppError('upstream-unavailable'));
    const { call, flows } = await setUp(['verified'], { lift });
    expect(await call()).toEqual({ connection: 'gmail', status: 'ACTIVE' });
    expect(flows.held.get(state)?.status).toBe('CONSUMED');
  });

  it('returns the same to the owner again, without a second verification', async () => {
    const { call, verified } = await setUp(['verified']);
    await call();
    expect(await call()).toEqual({ connection: 'gmail', status: 'ACTIVE' });
    expect(verified).toHaveLength(1);
  });

  it.each([
    ['another identifier', eve],
    ['the same identifier of another issuer', { ...ada, issuer: 'https://other' }],
  ])('rejects %s, and revokes the flow for its owner too', async (_case, user) => {
    const { call, verified, reasons } = await setUp(['verified']);
    expect((await rejectionOf(call({}, user))).code).toBe('flow-rejected');
    expect((await rejectionOf(call())).code).toBe('flow-rejected');
    expect(verified).toEqual([]);
    expect(reasons).toEqual([{ reason: 'foreign-state' }, { reason: 'denied' }]);
  });

  it('rejects a consent that a foreign browser brought, with any other flow too', async () => {
    const { call, verified, flows, reasons } = await setUp(['verified', 'verified']);
    await rejectionOf(call({}, eve));
    const other = 'another-state-of-ada-123';
    await flows.start(other, { ...ada, connection: 'gmail', expiresAt: now / 1_000 + 600 }, now);
    expect((await rejectionOf(call({ state: other }))).code).toBe('flow-rejected');
    expect(verified).toEqual([]);
    expect(reasons.at(-1)).toEqual({ reason: 'revoked-consent' });
    await flows.start(
      'a-third-state-of-ada-1',
      { ...ada, connection: 'gmail', expiresAt: now / 1_000 + 600 },
      now,
    );
    expect(await call({ state: 'a-third-state-of-ada-1', authRequestId: 'req-2' })).toMatchObject({
      status: 'ACTIVE',
    });
  });

  it('does not reopen a consumed flow for a foreign user', async () => {
    const { call, flows } = await setUp(['verified']);
    await call();
    await rejectionOf(call({}, eve));
    expect(flows.held.get(state)?.status).toBe('CONSUMED');
  });

  it('rejects an unknown state exactly like a foreign one', async () => {
    const { call } = await setUp([]);
    const unknown = await rejectionOf(call({ state: 'an-unknown-state-12345' }));
    const foreign = await rejectionOf(call({}, eve));
    expect({ code: unknown.code, facts: unknown.facts }).toEqual({
      code: foreign.code,
      facts: foreign.facts,
    });
  });

  it('rejects when the consent was for another identifier', async () => {
    const { call, flows } = await setUp(['mismatch']);
    expect((await rejectionOf(call())).code).toBe('flow-rejected');
    expect(flows.held.get(state)?.status).toBe('DENIED');
  });

  it('returns flow-expired to the owner after ten minutes', async () => {
    const { call, deps } = await setUp(['verified']);
    deps.now = () => now + 600_000;
    expect((await rejectionOf(call())).code).toBe('flow-expired');
  });

  it('returns flow-expired to the owner for an unknown consent, and ends the flow', async () => {
    const { call, flows } = await setUp(['not-found'], {
      account: { connection: 'gmail', status: 'ACTIVE', updatedAt: now },
    });
    for (let n = 0; n < 2; n += 1) expect((await rejectionOf(call())).code).toBe('flow-expired');
    expect(flows.held.get(state)?.status).toBe('EXPIRED');
  });

  it('leaves the flow open for another attempt when Scalekit is down', async () => {
    const { call } = await setUp([new AppError('upstream-unavailable'), 'verified']);
    expect((await rejectionOf(call())).code).toBe('upstream-unavailable');
    expect(await call()).toMatchObject({ status: 'ACTIVE' });
  });

  it.each([
    ['recovers a lost reply when the account is ACTIVE since the first attempt', 'ACTIVE', now, 'ACTIVE'],
    ['finds no lost reply when the account was ACTIVE before', 'ACTIVE', now - 60_000, 'flow-expired'],
    ['finds no lost reply when the account is not ACTIVE', 'PENDING_VERIFICATION', now, 'flow-expired'],
  ] as const)('%s', async (_case, status, updatedAt, expected) => {
    const { call } = await setUp([new AppError('deadline-exceeded'), 'not-found'], {
      account: { connection: 'gmail', status, updatedAt },
    });
    await rejectionOf(call());
    const outcome = await call().then(
      (response) => response.status,
      (error: AppError) => error.code,
    );
    expect(outcome).toBe(expected);
  });

  it('verifies once when two attempts race', async () => {
    const { call, verified } = await setUp(['verified', 'verified']);
    const outcomes = await Promise.allSettled([call(), call()]);
    expect(verified).toHaveLength(1);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of refused) expect(reason.code).toBe('upstream-unavailable');
  });

  it('takes over from a dead attempt when its lease has ended', async () => {
    const { call, deps, flows } = await setUp(['verified']);
    await flows.lease(state, ada, 'dead', now);
    expect((await rejectionOf(call())).facts.retryAfter).toBeGreaterThan(0);
    deps.now = () => now + 31_000;
    expect(await call()).toMatchObject({ status: 'ACTIVE' });
  });

  it.each([
    ["a service's flow without confirmation", 'jobs', undefined],
    ["a confirmation of the user's own flow", undefined, true],
  ] as const)('refuses %s as invalid, and leaves the flow open', async (_case, service, confirmed) => {
    const { call, flows } = await setUp(['verified'], service === undefined ? {} : { service });
    expect((await rejectionOf(call(confirmed === undefined ? {} : { confirmed }))).code).toBe(
      'invalid-request',
    );
    expect(flows.held.get(state)?.status).toBe('PENDING');
  });

  it("finishes a service's flow that the user confirms", async () => {
    const { call } = await setUp(['verified'], { service: 'jobs' });
    expect(await call({ confirmed: true })).toMatchObject({ status: 'ACTIVE' });
  });
});
