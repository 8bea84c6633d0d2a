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

type Answer = 'verified' | 'mismatch' | 'not-found' | AppError;

async function setUp(
  answers: Answer[],
  {
    service,
    account,
    lift = async () => undefined,
  }: { service?: string; account?: ConnectedAccount; lift?: FlowDeps['digests']['lift'] } = {},
) {
  const asked: string[] = [];
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
          asked.push(`${authRequestId} for ${identifier}`);
          const answer = answers.shift() ?? 'not-found';
          if (answer instanceof AppError) throw answer;
          return answer;
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
  return { deps, flows, asked, reasons, call };
}

describe('verify', () => {
  it('activates the account for the user who started', async () => {
    const { call, asked, flows } = await setUp(['verified']);
    expect(await call()).toEqual({ connection: 'gmail', status: 'ACTIVE' });
    expect(asked).toEqual(['req-1 for ada']);
    expect(flows.held.get(state)?.status).toBe('CONSUMED');
  });

  it('lets a digest go on that waits for the account of this user, and for no other one', async () => {
    const lifted: unknown[] = [];
    const lift: FlowDeps['digests']['lift'] = async ({ issuer, identifier }, connection) => {
      lifted.push({ issuer, identifier, connection });
    };
    await (await setUp(['verified'], { lift })).call();
    expect(lifted).toEqual([{ ...ada, connection: 'gmail' }]);
    await (await setUp(['mismatch'], { lift })).call().catch(() => undefined);
    expect(lifted).toHaveLength(1);
  });

  it('activates the account also when the table fails to let a digest go on', async () => {
    const lift = () => Promise.reject(new AppError('upstream-unavailable'));
    const { call, flows } = await setUp(['verified'], { lift });
    expect(await call()).toEqual({ connection: 'gmail', status: 'ACTIVE' });
    expect(flows.held.get(state)?.status).toBe('CONSUMED');
  });

  it('answers the same again to the owner without asking Scalekit again', async () => {
    const { call, asked } = await setUp(['verified']);
    await call();
    expect(await call()).toEqual({ connection: 'gmail', status: 'ACTIVE' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['another identifier', eve],
    ['the same identifier of another issuer', { ...ada, issuer: 'https://other' }],
  ])('rejects %s and burns the flow for its owner too', async (_case, user) => {
    const { call, asked, reasons } = await setUp(['verified']);
    expect((await rejectionOf(call({}, user))).code).toBe('flow-rejected');
    expect((await rejectionOf(call())).code).toBe('flow-rejected');
    expect(asked).toEqual([]);
    expect(reasons).toEqual([{ reason: 'foreign-state' }, { reason: 'denied' }]);
  });

  it('refuses the consent that a foreign browser brought with every other flow, too', async () => {
    const { call, asked, flows, reasons } = await setUp(['verified', 'verified']);
    await rejectionOf(call({}, eve));
    const other = 'another-state-of-ada-123';
    await flows.start(other, { ...ada, connection: 'gmail', expiresAt: now / 1_000 + 600 }, now);
    expect((await rejectionOf(call({ state: other }))).code).toBe('flow-rejected');
    expect(asked).toEqual([]);
    expect(reasons.at(-1)).toEqual({ reason: 'burnt-consent' });
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

  it('rejects a state that nobody started exactly as a foreign one', async () => {
    const { call } = await setUp([]);
    const unknown = await rejectionOf(call({ state: 'state-of-nobody-123456' }));
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

  it('tells the owner that the flow has expired', async () => {
    const { call, deps } = await setUp(['verified']);
    deps.now = () => now + 600_000;
    expect((await rejectionOf(call())).code).toBe('flow-expired');
  });

  it('tells the owner that an unknown consent has expired, and ends the flow', async () => {
    const { call, flows } = await setUp(['not-found'], {
      account: { connection: 'gmail', status: 'ACTIVE', updatedAt: now },
    });
    for (let n = 0; n < 2; n += 1) expect((await rejectionOf(call())).code).toBe('flow-expired');
    expect(flows.held.get(state)?.status).toBe('EXPIRED');
  });

  it('leaves the flow to another attempt when Scalekit is down', async () => {
    const { call } = await setUp([new AppError('upstream-unavailable'), 'verified']);
    expect((await rejectionOf(call())).code).toBe('upstream-unavailable');
    expect(await call()).toMatchObject({ status: 'ACTIVE' });
  });

  it.each([
    ['recovers a lost reply: consumed, and ACTIVE since the first attempt', 'ACTIVE', now, 'ACTIVE'],
    ['finds no lost reply in an account that was ACTIVE before', 'ACTIVE', now - 60_000, 'flow-expired'],
    ['finds no lost reply in an account that is not ACTIVE', 'PENDING_VERIFICATION', now, 'flow-expired'],
  ] as const)('%s', async (_case, status, updatedAt, expected) => {
    const { call } = await setUp([new AppError('deadline-exceeded'), 'not-found'], {
      account: { connection: 'gmail', status, updatedAt },
    });
    await rejectionOf(call());
    const outcome = await call().then(
      (answer) => answer.status,
      (error: AppError) => error.code,
    );
    expect(outcome).toBe(expected);
  });

  it('asks Scalekit once when two attempts race', async () => {
    const { call, asked } = await setUp(['verified', 'verified']);
    const outcomes = await Promise.allSettled([call(), call()]);
    expect(asked).toHaveLength(1);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of refused) expect(reason.code).toBe('upstream-unavailable');
  });

  it('takes over from an attempt that died once its lease has run out', async () => {
    const { call, deps, flows } = await setUp(['verified']);
    await flows.lease(state, ada, 'dead', now);
    expect((await rejectionOf(call())).facts.retryAfter).toBeGreaterThan(0);
    deps.now = () => now + 31_000;
    expect(await call()).toMatchObject({ status: 'ACTIVE' });
  });

  it.each([
    ["a service's flow without the user's word", 'jobs', undefined],
    ["the user's word for the user's own flow", undefined, true],
  ] as const)('refuses %s as invalid, and leaves the flow usable', async (_case, service, confirmed) => {
    const { call, flows } = await setUp(['verified'], service === undefined ? {} : { service });
    expect((await rejectionOf(call(confirmed === undefined ? {} : { confirmed }))).code).toBe(
      'invalid-request',
    );
    expect(flows.held.get(state)?.status).toBe('PENDING');
  });

  it("finishes a service's flow with the user's word", async () => {
    const { call } = await setUp(['verified'], { service: 'jobs' });
    expect(await call({ confirmed: true })).toMatchObject({ status: 'ACTIVE' });
  });
});
