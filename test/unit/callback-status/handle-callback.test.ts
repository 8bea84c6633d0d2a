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

type Answer = 'verified' | 'mismatch' | 'not-found' | AppError;

async function setUp(answer: Answer = 'verified', cookieHash: string | undefined = sha256(browserSecret)) {
  const asked: string[] = [];
  const told: unknown[] = [];
  const flows = fakeFlows();
  await flows.start(state, { ...ada, connection: 'gmail', cookieHash, expiresAt: now / 1_000 + 600 }, now);
  const deps = {
    flows,
    digests: { lift: async () => undefined },
    now: () => now,
    log: { warn: (...entry: unknown[]) => void told.push(entry) },
    scalekit: {
      links: {
        create: async () => ({ url: '' }),
        verify: async (authRequestId: string, { user: { identifier } }: CallScope) => {
          asked.push(`${authRequestId} for ${identifier}`);
          if (answer instanceof AppError) throw answer;
          return answer;
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
  return { deps, flows, asked, told, call };
}

describe('handleCallback', () => {
  it('activates the account of the user who started, for the browser with the cookie', async () => {
    const { call, asked, flows } = await setUp();
    expect(await call()).toEqual({ outcome: 'linked', connection: 'gmail' });
    expect(asked).toEqual(['req-1 for ada']);
    expect(flows.held.get(state)?.status).toBe('CONSUMED');
  });

  it('tells the same again when the page is loaded again, without asking Scalekit again', async () => {
    const { call, asked } = await setUp();
    await call();
    expect(await call({}, 'request-2')).toEqual({ outcome: 'linked', connection: 'gmail' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['no cookie', undefined],
    ['another cookie', 'another-cookie'],
    ['an empty cookie', ''],
    ['the hash of the cookie', sha256(browserSecret)],
  ])('refuses a browser with %s, burns the flow, and tells nothing of it', async (_case, given) => {
    const { call, asked, flows, told } = await setUp();
    expect(await call({ browserSecret: given })).toEqual({ outcome: 'rejected' });
    expect(flows.held.get(state)?.status).toBe('DENIED');
    expect(told).toEqual([['flow rejected', { reason: 'foreign-state' }]]);
    expect(await call()).toEqual({ outcome: 'rejected' });
    expect(asked).toEqual([]);
  });

  it('refuses a flow that has no cookie, and leaves it to its user', async () => {
    const { call, flows, asked } = await setUp('verified', undefined);
    // The default of a parameter stands in for undefined.
    const held = flows.held.get(state);
    if (held) flows.held.set(state, { ...held, cookieHash: undefined });
    expect(await call({ browserSecret: undefined })).toEqual({ outcome: 'rejected' });
    expect(flows.held.get(state)?.status).toBe('PENDING');
    expect(asked).toEqual([]);
  });

  it('refuses a state that nobody started exactly as a foreign one', async () => {
    const { call } = await setUp();
    expect(await call({ state: 'unknown', browserSecret })).toEqual(await call({ browserSecret: 'foreign' }));
  });

  it('ends the flow when the user refused', async () => {
    const { call, flows, asked } = await setUp();
    expect(await call({ authRequestId: undefined })).toEqual({ outcome: 'refused', connection: 'gmail' });
    expect(flows.held.get(state)?.status).toBe('DENIED');
    expect(asked).toEqual([]);
  });

  it.each<[Answer, string, string]>([
    ['mismatch', 'rejected', 'DENIED'],
    ['not-found', 'expired', 'EXPIRED'],
    [new AppError('upstream-unavailable'), 'unavailable', 'PENDING'],
    [new AppError('deadline-exceeded'), 'unavailable', 'PENDING'],
  ])('tells %s as %s', async (answer, outcome, status) => {
    const { call, flows } = await setUp(answer);
    expect(await call()).toEqual({ outcome });
    expect(flows.held.get(state)?.status).toBe(status);
  });

  it('tells what nobody foresaw as unavailable, and the log its place', async () => {
    const { call, deps, told } = await setUp();
    deps.flows.find = async () => {
      throw new TypeError('secret text');
    };
    expect(await call()).toEqual({ outcome: 'unavailable' });
    expect(told).toEqual([['flow not finished', { code: 'internal', trace: expect.anything() }]]);
    expect(JSON.stringify(told)).not.toContain('secret text');
  });
});
