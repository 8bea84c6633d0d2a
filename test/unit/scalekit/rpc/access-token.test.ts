import { describe, expect, it } from 'vitest';
import { accessTokens } from '../../../../shared/scalekit/rpc/access-token.ts';
import { cachedCredentials } from '../../../../shared/scalekit/rpc/credentials.ts';

const unauthorized = Object.assign(new Error('canary'), { response: { status: 401 } });

function setUp(respond: (secret: string, request: number) => unknown) {
  const clock = { now: 0 };
  const counts = { requests: 0, reads: 0 };
  let secret = 'first';
  const read = async () => {
    counts.reads += 1;
    return JSON.stringify({ clientId: 'id', clientSecret: secret });
  };
  const credentials = cachedCredentials(read, () => clock.now);
  const request = async ({ clientSecret }: { clientSecret: string }) => {
    counts.requests += 1;
    return respond(clientSecret, counts.requests);
  };
  const tokens = accessTokens(credentials, request, () => clock.now);
  return {
    tokens,
    clock,
    counts,
    rotate: () => {
      secret = 'second';
    },
  };
}

const token = (n: number) => ({ access_token: `t${n}`, expires_in: 3_600 });

describe('accessTokens', () => {
  it('makes one request for fifty concurrent callers, cold and at expiry', async () => {
    const { tokens, clock, counts } = setUp((_secret, n) => token(n));
    const all = () => Promise.all(Array.from({ length: 50 }, () => tokens.get()));
    expect(new Set(await all())).toEqual(new Set(['t1']));
    clock.now = 3_600_000;
    expect(new Set(await all())).toEqual(new Set(['t2']));
    expect(counts.requests).toBe(2);
  });

  it('does not wait for a request that was frozen with the process', async () => {
    const { tokens, clock, counts } = setUp((_secret, n) =>
      n === 1 ? new Promise(() => undefined) : token(n),
    );
    void tokens.get();
    await expect.poll(() => counts.requests).toBe(1);
    clock.now = 10_001;
    expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(['t2', 't2']);
  });

  it.each([
    [3_600, 3_539_000, 3_541_000],
    [10, 8_900, 9_100],
  ])('renews a token of %i s between %i and %i ms', async (life, before, after) => {
    const { tokens, clock } = setUp((_secret, n) => ({ ...token(n), expires_in: life }));
    await tokens.get();
    clock.now = before;
    expect(await tokens.get()).toBe('t1');
    clock.now = after;
    expect(await tokens.get()).toBe('t2');
  });

  it('reads the secret again, once, when the endpoint returns 401 after a rotation', async () => {
    const { tokens, clock, counts, rotate } = setUp((secret, n) => {
      if (n > 1 && secret === 'first') throw unauthorized;
      return token(n);
    });
    await tokens.get();
    rotate();
    clock.now = 3_600_000 - 60_000;
    expect(await tokens.get()).toMatch(/^t/);
    expect(counts.reads).toBe(2);
  });

  it.each([
    ['a wrong secret', () => Promise.reject(unauthorized), 2],
    ['a failing endpoint', () => Promise.reject(new Error('500')), 1],
    ['a 500', () => Promise.reject(Object.assign(new Error(), { response: { status: 500 } })), 1],
    ['a response without a status', () => Promise.reject(Object.assign(new Error(), { response: {} })), 1],
    ['no response', () => Promise.reject(Object.assign(new Error(), { response: null })), 1],
    ['a thrown text', () => Promise.reject('response'), 1],
    ['HTML in place of a token', () => '<html>', 1],
    ['an empty token', () => ({ access_token: '', expires_in: 3_600 }), 1],
  ])('throws not-sent on %s, and requests a token again the next time', async (_case, respond, requests) => {
    const { tokens, counts } = setUp(respond);
    await expect(tokens.get()).rejects.toMatchObject({ failure: { kind: 'not-sent' } });
    expect(counts.requests).toBe(requests);
    await expect(tokens.get()).rejects.toMatchObject({ failure: { kind: 'not-sent' } });
    expect(counts.requests).toBe(requests * 2);
  });

  it('fetches a new token after the current one was dropped, and ignores a stale drop', async () => {
    const { tokens } = setUp((_secret, n) => token(n));
    tokens.drop(await tokens.get());
    expect(await tokens.get()).toBe('t2');
    tokens.drop('t1');
    expect(await tokens.get()).toBe('t2');
  });
});

describe('cachedCredentials', () => {
  const secret = JSON.stringify({ clientId: 'id', clientSecret: 'canary' });

  it('reads once in five minutes for all callers', async () => {
    const clock = { now: 0 };
    let reads = 0;
    const credentials = cachedCredentials(
      async () => {
        reads += 1;
        return secret;
      },
      () => clock.now,
    );
    await Promise.all(Array.from({ length: 20 }, () => credentials.get()));
    clock.now = 299_000;
    await credentials.get();
    expect(reads).toBe(1);
    clock.now = 301_000;
    await credentials.get();
    expect(reads).toBe(2);
  });

  it('serves the last known credentials while the secret cannot be read', async () => {
    const clock = { now: 0 };
    const reads = [async () => secret, async () => Promise.reject(new Error('down'))];
    const credentials = cachedCredentials(
      () => (reads.length > 1 ? reads.shift() : reads[0])?.() ?? Promise.reject(),
      () => clock.now,
    );
    await credentials.get();
    clock.now = 600_000;
    expect(await credentials.get()).toMatchObject({ clientSecret: 'canary' });
  });

  it('fails while the first read fails, and does not cache the failure', async () => {
    let down = true;
    const credentials = cachedCredentials(async () => {
      if (down) throw new Error('down');
      return secret;
    });
    await expect(credentials.get()).rejects.toThrow('down');
    down = false;
    expect(await credentials.get()).toMatchObject({ clientId: 'id' });
  });

  it.each([undefined, 'canary', '{"clientSecret":"canary"}', '[]'])(
    'reports an error in %o without quoting the secret',
    async (text) => {
      const wrong = cachedCredentials(async () => text).get();
      await expect(wrong).rejects.toThrow('The Scalekit secret');
      await expect(wrong).rejects.not.toThrow('canary');
    },
  );
});
