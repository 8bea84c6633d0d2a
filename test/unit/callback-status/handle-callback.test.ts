import { describe, expect, it } from 'vitest';
import { handleCallback } from '../../../functions/callback-status/handle-callback.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallScope } from '../../../shared/scalekit/scalekit.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { fakeFlows } from '../../support/state/fake-flows.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const ada = { issuer: 'https://issuer', identifier: 'ada' };
const state = 'state-of-ada-1234567890';
const browserSecret = 'the-secret-of-the-browser-that-started';

type Verdict = 'verified' | 'mismatch' | 'not-found' | AppError;

async function setUp(verdict: Verdict = 'verified', cookieHash: string | undefined = sha256(browserSecret)) {
  const verified: string[] = [];
  const logged: unknown[] = [];
  const flows = fakeFlows();
  await flows.start(state, { ...ada, connection: 'gmail', cookieHash, expiresAt: now / 1_000 + 600 }, now);
  const deps = {
    flows,
    digests: { lift: async () => undefined },
    now: () => now,
    log: { warn: (...entry: unknown[]) => void logged.push(entry) },
    scalekit: {
      links: {
        create: async () => ({ url: '' }),
        verify: async (authRequestId: string, { user: { identifier } }: CallScope) => {
          verified.push(`${authRequestId} for ${identifier}`);
          if (verdict instanceof AppError) throw verdict;
          return verdict;
        },
      },
      accounts: {
        list: async () => [],
        find: async () => ({ connection: 'gmail', status: 'PENDING_VERIFICATION' as const }),
        create: async () => undefined,
        remove: async () => true,
      },
    },
  };
  const call = (over: Partial<Parameters<typeof handleCallback>[0]> = {}, requestId = 'request-1') => {
    const request = { state, authRequestId: 'req-1', browserSecret, ...over };
    return handleCallback(request, { requestId, deadline: now + 25_000 }, deps);
  };
  return { deps, flows, verified, logged, call };
}

describe('handleCallback', () => {
  it('activates the account of the user who started when the browser has the secret', async () => {
    const { call, verified, flows } = await setUp();
    expect(await call()).toEqual({ outcome: 'linked', connection: 'gmail' });
    expect(verified).toEqual(['req-1 for ada']);
    expect(flows.held.get(state)?.status).toBe('CONSUMED');
  });

  it('returns the same outcome when the page is loaded again, without a second verification', async () => {
    const { call, verified } = await setUp();
    await call();
    expect(await call({}, 'request-2')).toEqual({ outcome: 'linked', connection: 'gmail' });
    expect(verified).toHaveLength(1);
  });

  it.each([
    ['no secret', undefined],
    ['another secret', 'another-secret'],
    ['an empty secret', ''],
    ['the hash of the secret', sha256(browserSecret)],
  ])('rejects a browser with %s, and revokes the flow', async (_case, given) => {
    const { call, verified, flows, logged } = await setUp();
    expect(await call({ browserSecret: given })).toEqual({ outcome: 'rejected' });
    expect(flows.held.get(state)?.status).toBe('DENIED');
    expect(logged).toEqual([['flow rejected', { reason: 'foreign-state' }]]);
    expect(await call()).toEqual({ outcome: 'rejected' });
    expect(verified).toEqual([]);
  });

  it('rejects a flow without a secret, and leaves the flow open for its user', async () => {
    const { call, flows, verified } = await setUp('verified', undefined);
    // Set afterwards, since undefined selects the default of the parameter.
    const held = flows.held.get(state);
    if (held) flows.held.set(state, { ...held, cookieHash: undefined });
    expect(await call({ browserSecret: undefined })).toEqual({ outcome: 'rejected' });
    expect(flows.held.get(state)?.status).toBe('PENDING');
    expect(verified).toEqual([]);
  });

  it('rejects an unknown state exactly like a foreign one', async () => {
    const { call } = await setUp();
    expect(await call({ state: 'unknown', browserSecret })).toEqual(await call({ browserSecret: 'foreign' }));
  });

  it('ends the flow when the user refused', async () => {
    const { call, flows, verified } = await setUp();
    expect(await call({ authRequestId: undefined })).toEqual({ outcome: 'refused', connection: 'gmail' });
    expect(flows.held.get(state)?.status).toBe('DENIED');
    expect(verified).toEqual([]);
  });

  it.each<[Verdict, string, string]>([
    ['mismatch', 'rejected', 'DENIED'],
    ['not-found', 'expired', 'EXPIRED'],
    [new AppError('upstream-unavailable'), 'unavailable', 'PENDING'],
    [new AppError('deadline-exceeded'), 'unavailable', 'PENDING'],
  ])('maps %s to %s', async (verdict, outcome, status) => {
    const { call, flows } = await setUp(verdict);
    expect(await call()).toEqual({ outcome });
    expect(flows.held.get(state)?.status).toBe(status);
  });

  it('maps an unexpected error to unavailable, and logs its trace', async () => {
    const { call, deps, logged } = await setUp();
    deps.flows.find = async () => {
      throw new TypeError('secret text');
    };
    expect(await call()).toEqual({ outcome: 'unavailable' });
    expect(logged).toEqual([['flow not finished', { code: 'internal', trace: expect.anything() }]]);
    expect(JSON.stringify(logged)).not.toContain('secret text');
  });
});
