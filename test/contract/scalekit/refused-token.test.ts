import { describe, expect, it } from 'vitest';
import { codeOf, scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const send = {
  connection: 'gmail',
  tool: 'gmail_send_message',
  input: { to: 'b@example.com', subject: 's', body: 'b' },
};
const { linked, control } = useSimulatedClient();

const arm = (identifier: string, fault: object) =>
  control().post('faults', { at: 'scalekit.executeTool', identifier, do: 'error', ...fault });
const refuseToken = (identifier: string, fault: object = {}) =>
  arm(identifier, { code: 'Unauthenticated', ...fault });

async function attemptsOf(identifier: string, method = 'executeTool') {
  const { entries } = await control().get(`rpcs?identifier=${encodeURIComponent(identifier)}`);
  return entries.filter((entry) => entry.method === method).map(({ outcome }) => outcome);
}

async function effectsOf(identifier: string) {
  const { entries } = await control().get(`ledger?identifier=${encodeURIComponent(identifier)}`);
  return entries.filter(({ kind }) => kind === 'mail-sent').length;
}

async function tokensSince(seq: number) {
  const { entries } = await control().get(`rpcs?since=${seq}`);
  return entries.filter(({ method }) => method === 'token').length;
}

describe('a write whose workspace token Scalekit refuses', () => {
  it('is sent once more, with a new token', async () => {
    const scalekit = await linked('revoked');
    const { lastSeq } = await control().get('rpcs');
    await control().post('tokens/expire', {});
    expect(codeOf(await scalekit.tools.write(send, scope('revoked')))).toBe('done');
    expect(await attemptsOf('revoked')).toEqual(['Unauthenticated', 'OK']);
    expect({ tokens: await tokensSince(lastSeq), effects: await effectsOf('revoked') }).toEqual({
      tokens: 1,
      effects: 1,
    });
  });

  it('was certainly not executed when Scalekit refuses the new token as well', async () => {
    const scalekit = await linked('refused');
    await refuseToken('refused', { share: 1 });
    const run = await scalekit.tools.write(send, scope('refused'));
    expect(codeOf(run)).toBe('not-run upstream-unavailable');
    expect(run).toMatchObject({ error: { facts: { retryAfter: 1 } } });
    expect(await attemptsOf('refused')).toEqual(['Unauthenticated', 'Unauthenticated']);
    expect(await effectsOf('refused')).toBe(0);
  });

  it.each<[string, object, string, number]>([
    ['Unavailable', { code: 'Unavailable' }, 'unknown outcome-unknown', 0],
    ['a reset after its effect', { do: 'reset', when: 'after' }, 'unknown outcome-unknown', 1],
    ['a page with 401', { status: 401 }, 'unknown outcome-unknown', 0],
    ['a page with 429', { status: 429 }, 'not-run upstream-unavailable', 0],
    [
      'a tool error 401 after its effect',
      { code: 'Unauthenticated', toolErrorCode: 'x', when: 'after' },
      'not-run reconnect-required',
      1,
    ],
    ['a tool error 500', { code: 'Internal', toolErrorCode: 'x' }, 'failed provider-error', 0],
  ])('is never sent a third time: the second attempt meets %s', async (name, fault, expected, effects) => {
    const identifier = `second ${name}`;
    const scalekit = await linked(identifier);
    await refuseToken(identifier);
    await arm(identifier, fault);
    expect(codeOf(await scalekit.tools.write(send, scope(identifier)))).toBe(expected);
    expect(await attemptsOf(identifier)).toHaveLength(2);
    expect(await effectsOf(identifier)).toBe(effects);
  });

  it.each<[string, object, string]>([
    ["a proxy's page with 401", { status: 401 }, 'unknown outcome-unknown'],
    ['a tool error 401', { code: 'Unauthenticated', toolErrorCode: 'x' }, 'not-run reconnect-required'],
    ["Scalekit's PermissionDenied", { code: 'PermissionDenied' }, 'not-run provider-forbidden'],
  ])('is not mistaken for %s, which is never followed by a second attempt', async (name, fault, expected) => {
    const identifier = `other ${name}`;
    const scalekit = await linked(identifier);
    await arm(identifier, fault);
    expect(codeOf(await scalekit.tools.write(send, scope(identifier)))).toBe(expected);
    expect(await attemptsOf(identifier)).toHaveLength(1);
    expect(await effectsOf(identifier)).toBe(0);
  });

  it.each<[string, object]>([
    ['a tool error 401', { code: 'Unauthenticated', toolErrorCode: 'x' }],
    ["Scalekit's PermissionDenied", { code: 'PermissionDenied' }],
    ['Unavailable', { code: 'Unavailable' }],
  ])('keeps its token after %s, which says nothing about it', async (name, fault) => {
    const identifier = `keeps ${name}`;
    const scalekit = await linked(identifier);
    const { lastSeq } = await control().get('rpcs');
    await arm(identifier, fault);
    await scalekit.tools.write(send, scope(identifier));
    expect(codeOf(await scalekit.tools.write(send, scope(identifier)))).toBe('done');
    expect(await tokensSince(lastSeq)).toBe(0);
  });

  it('shares the new token with all concurrent writes, each of which is executed once', async () => {
    const scalekit = await linked('many');
    const { lastSeq } = await control().get('rpcs');
    await control().post('tokens/expire', {});
    const runs = await Promise.all(
      Array.from({ length: 50 }, () => scalekit.tools.write(send, scope('many'))),
    );
    expect(new Set(runs.map(codeOf))).toEqual(new Set(['done']));
    expect({ tokens: await tokensSince(lastSeq), effects: await effectsOf('many') }).toEqual({
      tokens: 1,
      effects: 50,
    });
  });

  it('drops the refused token only, when a slower refusal follows the new token', async () => {
    const scalekit = await linked('slow-refusal');
    const { lastSeq } = await control().get('rpcs');
    await refuseToken('slow-refusal', { ms: 500 });
    const slow = scalekit.tools.write(send, scope('slow-refusal'));
    await expect.poll(() => attemptsOf('slow-refusal')).toEqual(['IN_PROGRESS']);
    await control().post('tokens/expire', {});
    await scalekit.accounts.list(scope('slow-refusal'));
    expect(codeOf(await slow)).toBe('done');
    expect(await tokensSince(lastSeq)).toBe(1);
  });

  it('reads the secret again when the token endpoint refuses it, as after a rotation', async () => {
    const scalekit = await linked('rotated');
    const { lastSeq } = await control().get('rpcs');
    await control().post('tokens/expire', {});
    await control().post('faults', { at: 'scalekit.token', do: 'error', status: 401 });
    expect(codeOf(await scalekit.tools.write(send, scope('rotated')))).toBe('done');
    expect(await tokensSince(lastSeq)).toBe(2);
    expect(await effectsOf('rotated')).toBe(1);
  });

  it('was certainly not executed when no new token can be had', async () => {
    const scalekit = await linked('tokenless');
    await control().post('tokens/expire', {});
    await control().post('faults', { at: 'scalekit.token', do: 'error', status: 503 });
    const run = await scalekit.tools.write(send, scope('tokenless'));
    expect(codeOf(run)).toBe('not-run upstream-unavailable');
    expect(await attemptsOf('tokenless')).toEqual(['Unauthenticated']);
  });

  it('is not sent again with less than five seconds left', async () => {
    const scalekit = await linked('late');
    await refuseToken('late');
    const run = await scalekit.tools.write(send, scope('late', 4_500));
    expect(codeOf(run)).toBe('not-run upstream-unavailable');
    expect(await attemptsOf('late')).toEqual(['Unauthenticated']);
  });

  it('is not sent again when the new token comes too late to send', async () => {
    const scalekit = await linked('late-token');
    await control().post('tokens/expire', {});
    await control().post('faults', { at: 'scalekit.token', do: 'delay', ms: 3_000 });
    const run = await scalekit.tools.write(send, scope('late-token', 6_000));
    expect(codeOf(run)).toBe('not-run upstream-unavailable');
    expect(await attemptsOf('late-token')).toEqual(['Unauthenticated']);
  });
});

describe('a list whose workspace token Scalekit refuses each time', () => {
  it.each(['list', 'find'] as const)('is upstream-unavailable: %s', async (method) => {
    const identifier = `list-${method}`;
    const scalekit = await linked(identifier);
    await control().post('faults', {
      ...{ at: 'scalekit.listConnectedAccounts', identifier, share: 1 },
      ...{ do: 'error', code: 'Unauthenticated' },
    });
    const { accounts } = scalekit;
    const run =
      method === 'list'
        ? accounts.list(scope(identifier))
        : accounts.find({ connection: 'gmail' }, scope(identifier));
    await expect(run).rejects.toMatchObject({ code: 'upstream-unavailable' });
    expect(await attemptsOf(identifier, 'listConnectedAccounts')).toHaveLength(3);
  });
});

describe('the verification of a consent whose workspace token Scalekit refuses', () => {
  const method = 'verifyConnectedAccountUser';
  const verify = async (identifier: string) => {
    const scalekit = await linked(identifier);
    await control().post('tokens/expire', {});
    return (fault?: object) => {
      const armed = fault && control().post('faults', { at: `scalekit.${method}`, identifier, ...fault });
      return Promise.resolve(armed).then(() =>
        scalekit.links.verify({ authRequestId: 'any' }, scope(identifier)),
      );
    };
  };

  it('reaches Scalekit once more, with a new token', async () => {
    expect(await (await verify('verify-again'))()).toBe('not-found');
    expect(await attemptsOf('verify-again', method)).toEqual(['Unauthenticated', 'NotFound']);
  });

  it('is never sent a third time', async () => {
    const fault = { do: 'error', code: 'Unauthenticated', share: 1 };
    await expect((await verify('verify-refused'))(fault)).rejects.toMatchObject({
      code: 'upstream-unavailable',
    });
    expect(await attemptsOf('verify-refused', method)).toEqual(['Unauthenticated', 'Unauthenticated']);
  });

  it.each(['Unavailable', 'Internal'])(
    'is not sent again after %s, which may follow its effect',
    async (code) => {
      const identifier = `verify-${code.toLowerCase()}`;
      const scalekit = await linked(identifier);
      await control().post('faults', { at: `scalekit.${method}`, identifier, do: 'error', code, share: 1 });
      await expect(scalekit.links.verify({ authRequestId: 'any' }, scope(identifier))).rejects.toMatchObject({
        code: 'upstream-unavailable',
      });
      expect(await attemptsOf(identifier, method)).toEqual([code]);
    },
  );
});
