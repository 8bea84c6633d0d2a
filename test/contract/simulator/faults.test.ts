import { ScalekitClient, ScalekitServerException } from '@scalekit-sdk/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENT_SECRET,
  CONNECTION,
  SimulatedScalekit,
  thrownBy,
} from '../../support/scalekit/simulated-scalekit.ts';

let scalekit: SimulatedScalekit;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start();
});
afterAll(() => scalekit.stop());
afterEach(() => scalekit.control('DELETE', 'faults'));

const mail = { to: 'stranger@elsewhere.example', subject: 'Hello', body: 'Text' };
const send = { toolName: 'gmail_send_message', toolInput: mail, connector: CONNECTION };
const profile = { toolName: 'gmail_get_profile', toolInput: {}, connector: CONNECTION };
const arm = (fault: object) => scalekit.control('POST', 'faults', fault);

/** An SDK client with an access token, and an ACTIVE account of this user. */
async function createWarmClient(identifier: string) {
  await scalekit.connect(identifier);
  const client = scalekit.client();
  await client.actions.listConnectedAccounts({ identifier });
  return client;
}

async function outcomesOf(method: string, identifier?: string): Promise<string[]> {
  const calls = await scalekit.calls(identifier);
  return calls.filter((call) => call.method === method).map(({ outcome }) => outcome);
}

async function mailsSentBy(identifier: string): Promise<number> {
  return (await scalekit.sideEffects(identifier)).filter(({ kind }) => kind === 'mail-sent').length;
}

describe('a fault with a share', () => {
  it('fires for 5 of any 100 calls at 0.05, evenly, until it is disarmed', async () => {
    const { actions } = await createWarmClient('shared');
    await arm({
      at: 'scalekit.listConnectedAccounts',
      identifier: 'shared',
      share: 0.05,
      do: 'error',
      code: 'Internal',
    });
    const before = (await outcomesOf('listConnectedAccounts', 'shared')).length;
    for (let call = 0; call < 100; call += 1) {
      await actions.listConnectedAccounts({ identifier: 'shared' }).catch(() => {});
    }
    const outcomes = (await outcomesOf('listConnectedAccounts', 'shared')).slice(before);
    const failed = outcomes.flatMap((outcome, index) => (outcome === 'Internal' ? [index] : []));
    expect(failed).toEqual([19, 39, 59, 79, 99]);
    expect(await scalekit.control('GET', 'faults')).toMatchObject({ faults: [{ matched: 100, fired: 5 }] });
  });

  it('leaves the calls for which it does not fire to the next armed fault', async () => {
    const { actions } = await createWarmClient('both');
    await arm({
      at: 'scalekit.listConnectedAccounts',
      identifier: 'both',
      share: 0.5,
      do: 'error',
      code: 'Internal',
    });
    await arm({ at: 'scalekit.listConnectedAccounts', identifier: 'both', do: 'error', code: 'DataLoss' });
    for (let call = 0; call < 3; call += 1) {
      await actions.listConnectedAccounts({ identifier: 'both' }).catch(() => {});
    }
    expect((await outcomesOf('listConnectedAccounts', 'both')).slice(-3)).toEqual([
      'DataLoss',
      'Internal',
      'OK',
    ]);
  });
});

describe('a fault with a tool', () => {
  it('does not match runs of other tools', async () => {
    const { actions } = await createWarmClient('tool');
    await arm({ at: 'scalekit.executeTool', tool: 'gmail_send_message', do: 'error', code: 'Internal' });
    await actions.executeTool({ ...profile, identifier: 'tool' });
    const refused = actions.executeTool({ ...send, identifier: 'tool' });
    expect(await thrownBy(refused)).toMatchObject({ httpStatus: 500 });
  });
});

describe('a connection closed in order, without a response', () => {
  it('fails the call after its effect when the fault fires after it', async () => {
    const { actions } = await createWarmClient('fin');
    await arm({ at: 'scalekit.executeTool', identifier: 'fin', do: 'close', when: 'after' });
    const failed = await thrownBy(actions.executeTool({ ...send, identifier: 'fin' }));
    expect(failed).toBeInstanceOf(ScalekitServerException);
    expect(await outcomesOf('executeTool', 'fin')).toContain('FIN');
    expect(await mailsSentBy('fin')).toBeGreaterThan(0);
  });

  it('leaves the next call a new connection', async () => {
    const { actions } = await createWarmClient('next');
    await arm({ at: 'scalekit.listConnectedAccounts', identifier: 'next', do: 'close' });
    await actions.listConnectedAccounts({ identifier: 'next' }).catch(() => {});
    const { connectedAccounts } = await actions.listConnectedAccounts({ identifier: 'next' });
    expect(connectedAccounts).toHaveLength(1);
  });
});

describe('a black hole', () => {
  /** The SDK with a shorter time limit for tools. */
  const createImpatientClient = () =>
    new ScalekitClient(scalekit.url, 'skc_simulated', CLIENT_SECRET, { toolTimeoutMs: 700 });

  it('makes the call time out while the connection serves other calls', async () => {
    await scalekit.connect('lost');
    const { actions } = createImpatientClient();
    await actions.listConnectedAccounts({ identifier: 'lost' });
    await arm({ at: 'scalekit.executeTool', identifier: 'lost', do: 'blackhole', when: 'after' });
    const lost = thrownBy(actions.executeTool({ ...send, identifier: 'lost' }));
    expect((await actions.listConnectedAccounts({ identifier: 'lost' })).connectedAccounts).toHaveLength(1);
    expect(await lost).toMatchObject({ name: 'ScalekitGatewayTimeoutException' });
    await expect.poll(() => outcomesOf('executeTool', 'lost')).toEqual(['BLACKHOLE']);
    expect(await mailsSentBy('lost')).toBe(1);
  });

  it('releases the call when it is disarmed', async () => {
    const { actions } = await createWarmClient('freed');
    await arm({ at: 'scalekit.executeTool', identifier: 'freed', do: 'blackhole' });
    const failed = thrownBy(actions.executeTool({ ...send, identifier: 'freed' }));
    await expect.poll(() => outcomesOf('executeTool', 'freed')).toEqual(['IN_PROGRESS']);
    await scalekit.control('DELETE', 'faults?identifier=freed');
    expect(await failed).toBeInstanceOf(ScalekitServerException);
    expect(await mailsSentBy('freed')).toBe(0);
  });

  it('ends with the simulator', async () => {
    const another = await SimulatedScalekit.start();
    await another.control('POST', 'faults', { at: 'scalekit.token', do: 'blackhole' });
    const failed = thrownBy(fetch(`${another.url}/oauth/token`, { method: 'POST' }));
    await expect.poll(() => another.calls()).toMatchObject([{ method: 'token', outcome: 'IN_PROGRESS' }]);
    await another.stop();
    expect(await failed).toBeInstanceOf(TypeError);
  });
});

describe('a token request', () => {
  const form = { grant_type: 'client_credentials', client_id: 'skc_simulated', client_secret: CLIENT_SECRET };
  const request = (signal?: AbortSignal) =>
    fetch(`${scalekit.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
      ...(signal && { signal }),
    });

  it.each([
    ['reset', 'RESET'],
    ['close', 'FIN'],
  ])('fails when the connection ends by %s', async (action, outcome) => {
    await arm({ at: 'scalekit.token', do: action });
    await expect(request()).rejects.toThrow('fetch failed');
    expect((await outcomesOf('token')).at(-1)).toBe(outcome);
    expect((await request()).status).toBe(200);
  });

  it('waits in a black hole until it is disarmed', async () => {
    await arm({ at: 'scalekit.token', do: 'blackhole' });
    const failed = thrownBy(request());
    await expect.poll(async () => (await outcomesOf('token')).at(-1)).toBe('IN_PROGRESS');
    await scalekit.control('DELETE', 'faults');
    await failed;
    expect((await outcomesOf('token')).at(-1)).toBe('BLACKHOLE');
  });

  it.each([429, 502, 503, 504])('returns a proxy’s %i with an HTML page', async (status) => {
    await arm({ at: 'scalekit.token', do: 'error', status });
    const response = await request();
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html']);
  });

  it('issues the token when a fault after the effect replaces the response', async () => {
    await scalekit.control('POST', 'tokens/expire', {});
    await arm({ at: 'scalekit.token', do: 'error', status: 504, when: 'after' });
    expect((await request()).status).toBe(504);
    expect(await scalekit.control('POST', 'tokens/expire', {})).toEqual({ expired: 1 });
  });
});
