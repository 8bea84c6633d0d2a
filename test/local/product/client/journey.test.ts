import { describe, expect, it } from 'vitest';
import { createClient, newKey, Problem } from '../../../../shared/client/index.ts';
import { type ProxyFault, startFaultyProxy } from '../../../support/client/faulty-proxy.ts';
import { ARRIVED, journey, MAIL } from '../../../support/client/journey.ts';
import { link, linkGmail, simulator, stack, token } from '../../../support/stack/product.ts';

const mail = { path: { tool: 'gmail_send_message' }, body: { connection: 'gmail', input: MAIL } };

/** A client for a user whose Gmail account is linked. */
async function clientOf(sub: string, baseUrl = stack.apiUrl) {
  await linkGmail(sub);
  const accessToken = await token({ sub });
  return createClient({ baseUrl, token: () => accessToken });
}

async function mailsOf(identifier: string): Promise<number> {
  const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
  return entries.filter(({ kind }) => kind === 'mail-sent').length;
}

const armFault = (identifier: string, fault: object) =>
  simulator.post('faults', { at: 'scalekit.executeTool', identifier, ...fault });

// Each test has a user of its own, and most wait for a Retry-After.
describe.concurrent("the client's journey in Node", () => {
  it.each<[string, ProxyFault[]]>([
    ['on a good network', []],
    ['through a 503 with Retry-After, and a reset after the effect', ['busy', 'reset-after']],
  ])('ends with one mail %s', async (_network, faults) => {
    const sub = `client-journey-${faults.length}`;
    using proxy = await startFaultyProxy(stack.apiUrl, ['pass', ...faults]);
    const [call, key] = [await clientOf(sub, proxy.url), newKey()];
    expect(await journey(call, key)).toEqual(ARRIVED);
    expect(await mailsOf(sub)).toBe(1);
    // The read, each attempt of the write, and its repetition.
    expect(proxy.writes.map((write) => write.key)).toEqual([
      undefined,
      ...Array(faults.length + 2).fill(key),
    ]);
  });
});

describe.concurrent('a write of the client', () => {
  it.each<[ProxyFault, boolean]>([
    ['busy', false],
    ['reset-before', false],
    ['reset-after', true],
    ['cut', true],
  ])('is done once after %s on its way', async (fault, isReplayed) => {
    const sub = `client-${fault}`;
    using proxy = await startFaultyProxy(stack.apiUrl, [fault]);
    const [call, key] = [await clientOf(sub, proxy.url), newKey()];
    expect(await call('POST /actions/{tool}', { ...mail, idempotencyKey: key })).toHaveProperty(
      'executionId',
    );
    expect(await mailsOf(sub)).toBe(1);
    expect(proxy.writes.map((write) => write.key)).toEqual([key, key]);
    expect(proxy.writes.at(-1)?.replayed).toBe(isReplayed);
  });

  it('waits after a rate limit, and is then done', async () => {
    const call = await clientOf('client-slow');
    await armFault('client-slow', { do: 'error', status: 429, retryAfter: 1 });
    await call('POST /actions/{tool}', { ...mail, idempotencyKey: newKey() });
    expect(await mailsOf('client-slow')).toBe(1);
  });

  it('is not repeated when its outcome is unknown', async () => {
    const call = await clientOf('client-unknown');
    await armFault('client-unknown', { do: 'error', code: 'Unavailable', when: 'after' });
    const writing = call('POST /actions/{tool}', { ...mail, idempotencyKey: newKey() });
    await expect(writing).rejects.toMatchObject({ code: 'outcome-unknown', retryable: false });
    expect(await mailsOf('client-unknown')).toBe(1);
  });

  it('never leaves without a key, also when the first response is lost', async () => {
    using proxy = await startFaultyProxy(stack.apiUrl, ['reset-after']);
    const call = await clientOf('client-keyless', proxy.url);
    await expect(call('POST /actions/{tool}', mail)).rejects.toMatchObject({
      code: 'idempotency-key-required',
    });
    expect(proxy.writes).toHaveLength(2);
    expect(await mailsOf('client-keyless')).toBe(0);
  });
});

describe('a problem of the client', () => {
  it('names the field that is wrong', async () => {
    const call = await clientOf('client-wrong');
    const wrong = { ...mail, body: { connection: 'gmail', input: { to: 5 } } };
    const thrown = await call('POST /actions/{tool}', { ...wrong, idempotencyKey: newKey() }).catch(
      (it) => it,
    );
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown).toMatchObject({ code: 'invalid-request', status: 400, route: 'POST /actions/{tool}' });
    expect(thrown.facts.errors).toContainEqual(expect.objectContaining({ path: 'body.input.to' }));
  });

  it('says how to link an account that is not linked', async () => {
    const accessToken = await token({ sub: 'client-unlinked' });
    const call = createClient({ baseUrl: stack.apiUrl, token: () => accessToken });
    await expect(call('POST /actions/{tool}', { ...mail, idempotencyKey: newKey() })).rejects.toMatchObject({
      code: 'reconnect-required',
      facts: { reconnect: 'POST /connections/gmail/authorize?force=true', connection: 'gmail' },
    });
  });
});

describe('the token of the client', () => {
  it('is renewed once when the gateway refuses it', async () => {
    const fresh = await token({ sub: 'client-renewed' });
    const asked: (string | undefined)[] = [];
    const call = createClient({
      baseUrl: stack.apiUrl,
      token: (refused) => {
        asked.push(refused);
        return refused === undefined ? 'expired' : fresh;
      },
    });
    expect(await call('GET /connections')).toHaveProperty('connections');
    expect(asked).toEqual([undefined, 'expired']);
  });

  it('of a service acts for the user whom the client names', async () => {
    await link('client-served', 'slack');
    const claims = { sub: 'local-service', client_id: 'local-service', scope: 'onbehalf/act-as' };
    const accessToken = await token(claims);
    const options = { baseUrl: stack.apiUrl, token: () => accessToken, onBehalfOf: 'client-served' };
    const { connections } = await createClient(options)('GET /connections');
    expect(connections.find(({ connection }) => connection === 'slack')?.status).toBe('ACTIVE');
  });
});
