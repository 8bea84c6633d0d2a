import { describe, expect, it } from 'vitest';
import { authorize } from '../../../functions/connect/authorize.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { now, request, scope, setUp, user } from './authorizing.ts';

describe('authorize', () => {
  it('returns ACTIVE and makes no link when the account is linked', async () => {
    const { deps, calls, flows } = setUp('ACTIVE');
    expect(await authorize(request, scope, deps)).toEqual({
      response: { connection: 'gmail', status: 'ACTIVE' },
    });
    expect(calls).toEqual([]);
    expect(flows.held.size).toBe(0);
  });

  it('creates the account when there is none, and stores the flow before it requests the link', async () => {
    const { deps, calls, flows } = setUp('NOT_CONNECTED');
    const { response } = await authorize(request, scope, deps);
    expect(calls).toEqual(['create', 'link https://app.example.com/callback after its flow']);
    expect(response).toMatchObject({ status: 'PENDING_AUTH', authorizationUrl: 'https://link' });
    const [[state, flow] = []] = flows.held;
    expect(response).toHaveProperty('state', state);
    expect(flow).toMatchObject({
      ...user,
      connection: 'gmail',
      status: 'PENDING',
      expiresAt: now / 1_000 + 600,
    });
  });

  it.each(['EXPIRED', 'DISCONNECTED', 'PENDING_AUTH'] as const)(
    'makes a link for an account that is %s',
    async (status) => {
      const { deps, calls } = setUp(status);
      expect((await authorize(request, scope, deps)).response).toMatchObject({
        status,
        authorizationUrl: 'https://link',
      });
      expect(calls).not.toContain('create');
    },
  );

  it('makes 256 bits of state that never repeat', async () => {
    const { deps, flows } = setUp('EXPIRED');
    const users = Array.from({ length: 50 }, (_, n) => ({ ...user, identifier: `user-${n}` }));
    await Promise.all(users.map((each) => authorize(request, { ...scope, user: each }, deps)));
    expect(flows.held.size).toBe(50);
    for (const state of flows.held.keys()) expect(Buffer.from(state, 'base64url')).toHaveLength(32);
  });

  it.each([
    ['the flow’s end when the link has none', undefined, '2026-11-22T08:10:00.000Z'],
    ['the flow’s end when the link lasts longer', now + 3_600_000, '2026-11-22T08:10:00.000Z'],
    ['the link’s end when that is sooner', now + 60_000, '2026-11-22T08:01:00.000Z'],
  ])('returns %s', async (_case, expiresAt, expected) => {
    const { deps } = setUp('EXPIRED', {
      url: 'https://link',
      ...(expiresAt === undefined ? {} : { expiresAt }),
    });
    expect((await authorize(request, scope, deps)).response).toHaveProperty('expiresAt', expected);
  });

  it('fails with upstream-unavailable when Scalekit is down', async () => {
    const { deps } = setUp('EXPIRED', new AppError('upstream-unavailable'));
    expect((await rejectionOf(authorize(request, scope, deps))).code).toBe('upstream-unavailable');
  });

  it("reports Scalekit's failure also when the table fails to end the flow", async () => {
    const { deps, flows } = setUp('EXPIRED', new AppError('deadline-exceeded'));
    flows.discard = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(authorize(request, scope, deps))).code).toBe('deadline-exceeded');
  });

  it('ends the flow of a link that could not be made, so that it does not count as live', async () => {
    const { deps, flows } = setUp('EXPIRED', new AppError('upstream-unavailable'));
    for (let n = 0; n < 6; n += 1) {
      expect((await rejectionOf(authorize(request, scope, deps))).code).toBe('upstream-unavailable');
    }
    for (const { status } of flows.held.values()) expect(status).toBe('EXPIRED');
  });

  it('makes a link for an ACTIVE account when it is forced', async () => {
    const { deps, calls } = setUp('ACTIVE');
    const { response } = await authorize({ ...request, force: true }, scope, deps);
    expect(response).toMatchObject({ status: 'ACTIVE', authorizationUrl: 'https://link' });
    expect(calls).toEqual(['link https://app.example.com/callback after its flow']);
  });

  it('refuses a sixth live flow of a user until the first one ends', async () => {
    const { deps } = setUp('EXPIRED');
    for (let n = 0; n < 5; n += 1) await authorize(request, scope, deps);
    deps.now = () => now + 60_000;
    const refused = await rejectionOf(authorize(request, scope, deps));
    expect([refused.code, refused.facts.retryAfter]).toEqual(['rate-limited', 540]);
    await authorize(request, { ...scope, user: { ...user, identifier: 'bob' } }, deps);
    deps.now = () => now + 600_000;
    await authorize(request, scope, deps);
  });

  describe('in cookie mode', () => {
    const cookieCallbackUrl = 'https://api.example.com/callback';

    it('sends the browser back to the API, with a secret per flow', async () => {
      const { deps, calls, flows } = setUp('EXPIRED');
      const started = [];
      for (let n = 0; n < 2; n += 1)
        started.push(await authorize(request, scope, { ...deps, cookieCallbackUrl }));
      expect(calls[0]).toBe(`link ${cookieCallbackUrl} after its flow`);
      const [one = '', two] = started.map(({ browserSecret }) => browserSecret);
      expect(one).not.toBe(two);
      expect(Buffer.from(one, 'base64url')).toHaveLength(32);
      const [flow] = flows.held.values();
      expect(flow?.cookieHash).toBe(sha256(one));
    });

    it("sends a service's flow to the user's own page, without a secret", async () => {
      const { deps, calls, flows } = setUp('EXPIRED');
      const byService = { ...scope, service: 'jobs' };
      const { browserSecret } = await authorize(request, byService, { ...deps, cookieCallbackUrl });
      expect(browserSecret).toBeUndefined();
      expect(calls).toEqual(['link https://app.example.com/callback after its flow']);
      expect([...flows.held.values()][0]?.cookieHash).toBeUndefined();
    });
  });

  describe('in a stage with the console', () => {
    const console = { clientId: 'acme-console', callbackUrl: 'https://api.example.com/console/callback' };

    it.each([
      ["the console's client", { client: 'acme-console' }, console.callbackUrl, true],
      ['another client', { client: 'acme-web' }, 'https://app.example.com/callback', undefined],
      ['a token that names no client', {}, 'https://app.example.com/callback', undefined],
      [
        'a service for the user',
        { client: 'acme-console', service: 'acme-console' },
        'https://app.example.com/callback',
        undefined,
      ],
    ])('sends a link of %s back to its own page', async (_who, caller, expected, ofConsole) => {
      const { deps, calls, flows } = setUp('EXPIRED');
      await authorize(request, { ...scope, ...caller }, { ...deps, console });
      expect(calls).toEqual([`link ${expected} after its flow`]);
      expect([...flows.held.values()][0]?.ofConsole).toBe(ofConsole);
    });

    it('sends every link to the own page in a stage without the console', async () => {
      const { deps, calls } = setUp('EXPIRED');
      await authorize(request, scope, deps);
      expect(calls).toEqual(['link https://app.example.com/callback after its flow']);
    });

    it("sends the console's link back to the API in cookie mode, and remembers whose it is", async () => {
      const { deps, calls, flows } = setUp('EXPIRED');
      const cookieCallbackUrl = 'https://api.example.com/callback';
      const byConsole = { ...scope, client: console.clientId };
      const { browserSecret } = await authorize(request, byConsole, { ...deps, console, cookieCallbackUrl });
      expect(calls).toEqual([`link ${cookieCallbackUrl} after its flow`]);
      expect(browserSecret).toBeDefined();
      expect([...flows.held.values()][0]?.ofConsole).toBe(true);
    });
  });
});
