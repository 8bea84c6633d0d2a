import { isToolException, ScalekitException, ScalekitServerException } from '@scalekit-sdk/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONNECTION, SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

let scalekit: SimulatedScalekit;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start();
});
afterAll(() => scalekit.stop());

const letter = { to: 'someone@elsewhere.example', subject: 'Hello', body: 'Text' };
const send = { toolName: 'gmail_send_message', toolInput: letter, connector: CONNECTION };

/** An SDK client that has a token, and an ACTIVE account of the user. */
async function warmClient(identifier: string) {
  await scalekit.connect(identifier);
  const client = scalekit.client();
  await client.actions.listConnectedAccounts({ identifier });
  return client;
}

/** The outcomes of a user's tool calls, in order of arrival. */
async function executionsBy(identifier: string): Promise<string[]> {
  const calls = await scalekit.calls(identifier);
  return calls.filter(({ method }) => method === 'executeTool').map(({ outcome }) => outcome);
}

async function mailsSentBy(identifier: string) {
  return (await scalekit.sideEffects(identifier)).filter(({ kind }) => kind === 'mail-sent');
}

describe('the SDK, cold', () => {
  it('fails a call, fetches a token and calls again: three round trips', async () => {
    const before = (await scalekit.calls()).length;
    await scalekit.client().actions.listConnectedAccounts({ identifier: 'cold' });
    const calls = (await scalekit.calls()).slice(before);
    expect(calls.map(({ method, outcome }) => `${method} ${outcome}`)).toEqual([
      'listConnectedAccounts Unauthenticated',
      'token OK',
      'listConnectedAccounts OK',
    ]);
  });

  it('fetches one token per concurrent call', async () => {
    const before = (await scalekit.calls()).length;
    const { actions } = scalekit.client();
    await Promise.all(Array.from({ length: 5 }, () => actions.listConnectedAccounts({ identifier: 'many' })));
    const calls = (await scalekit.calls()).slice(before);
    expect(calls.filter(({ method }) => method === 'token')).toHaveLength(5);
  });

  it('throws a raw AxiosError when the client secret is wrong', async () => {
    const client = scalekit.client('wrong');
    const error = await thrownBy(client.actions.listConnectedAccounts({ identifier: 'cold' }));
    expect(error).not.toBeInstanceOf(ScalekitException);
    expect(error).toMatchObject({ name: 'AxiosError', status: 401 });
  });

  it('throws a raw AxiosError when the token endpoint is down', async () => {
    await scalekit.control('POST', 'faults', { at: 'scalekit.token', do: 'error', status: 500 });
    const error = await thrownBy(scalekit.client().actions.listConnectedAccounts({ identifier: 'cold' }));
    expect(error).toMatchObject({ name: 'AxiosError', status: 500 });
  });
});

describe('the SDK, by default', () => {
  it('waits 20 s for control calls and 60 s for tools, per attempt', () => {
    const core: unknown = Reflect.get(scalekit.client(), 'coreClient');
    expect(core).toMatchObject({ timeoutMs: 20_000, toolTimeoutMs: 60_000 });
  });

  it('sends a write four times while the response is Unavailable, each with its effect', async () => {
    const client = await warmClient('fourfold');
    const fault = {
      at: 'scalekit.executeTool',
      identifier: 'fourfold',
      do: 'error',
      code: 'Unavailable',
      when: 'after',
      times: 9,
    };
    await scalekit.control('POST', 'faults', fault);
    const error = await thrownBy(client.actions.executeTool({ ...send, identifier: 'fourfold' }));
    expect(error).toMatchObject({ httpStatus: 503 });
    expect(await mailsSentBy('fourfold')).toHaveLength(4);
  });

  it.each([429, 502, 503, 504])('treats a proxy’s HTTP %i as Unavailable and repeats', async (httpStatus) => {
    const identifier = `proxied-${httpStatus}`;
    const client = await warmClient(identifier);
    await scalekit.control('POST', 'faults', {
      at: 'scalekit.executeTool',
      identifier,
      do: 'error',
      status: httpStatus,
      times: 9,
    });
    const error = await thrownBy(client.actions.executeTool({ ...send, identifier }));
    expect(error).toMatchObject({ httpStatus: 503 });
    expect(await executionsBy(identifier)).toEqual(Array.from({ length: 4 }, () => `HTTP_${httpStatus}`));
  });

  it('reports a connection reset after the effect as 499 or 409, sent once', async () => {
    const client = await warmClient('reset');
    const fault = { at: 'scalekit.executeTool', identifier: 'reset', do: 'reset', when: 'after' };
    await scalekit.control('POST', 'faults', fault);
    const error = await thrownBy(client.actions.executeTool({ ...send, identifier: 'reset' }));
    expect(error).toBeInstanceOf(ScalekitServerException);
    expect([409, 499]).toContain(Reflect.get(Object(error), 'httpStatus'));
    expect(await mailsSentBy('reset')).toHaveLength(1);
  });
});

describe('executeTool', () => {
  it('returns the tool’s output under data, with an execution id', async () => {
    await scalekit.connect('reader');
    const { data, executionId } = await scalekit.client().actions.executeTool({
      toolName: 'gmail_get_profile',
      toolInput: {},
      connector: CONNECTION,
      identifier: 'reader',
    });
    expect(data).toMatchObject({ emailAddress: 'reader@example.com', messagesTotal: 0 });
    expect(executionId).toMatch(/^\d+$/);
  });

  it('drops connectionName, so the account is found by the identifier alone', async () => {
    await scalekit.connect('dropped');
    const request = { toolName: 'gmail_get_profile', toolInput: {}, identifier: 'dropped' };
    await scalekit.client().actions.executeTool(Object.assign(request, { connectionName: 'other' }));
    const executed = (await scalekit.calls('dropped')).filter(({ method }) => method === 'executeTool');
    expect(executed.at(-1)).not.toHaveProperty('connection');
  });

  it('drops agentRunId, so the run of an agent is lost', async () => {
    await scalekit.connect('run');
    const request = { toolName: 'gmail_get_profile', toolInput: {}, identifier: 'run' };
    await scalekit.client().actions.executeTool(Object.assign(request, { agentRunId: 'run-7' }));
    await scalekit.client().tools.executeTool(Object.assign(request, { agentRunId: 'run-7' }));
    const executed = (await scalekit.calls('run')).filter(({ outcome }) => outcome === 'OK');
    expect(executed.filter((entry) => 'agentRunId' in entry)).toEqual([]);
  });

  it.each([
    ['Unauthenticated', 'ScalekitToolUnauthorizedException', 401],
    ['PermissionDenied', 'ScalekitToolForbiddenException', 403],
    ['ResourceExhausted', 'ScalekitToolRateLimitException', 429],
    ['Internal', 'ScalekitToolException', 500],
  ])('throws a provider’s %s as %s, once', async (code, name, httpStatus) => {
    const identifier = `tool-${code}`;
    const client = await warmClient(identifier);
    const fault = {
      at: 'scalekit.executeTool',
      identifier,
      do: 'error',
      code,
      toolErrorCode: 'PROVIDER_SAID_NO',
      times: 9,
    };
    await scalekit.control('POST', 'faults', fault);
    const error = await thrownBy(client.actions.executeTool({ ...send, identifier }));
    expect(isToolException(error)).toBe(true);
    expect(error).toMatchObject({ name, httpStatus, toolErrorCode: 'PROVIDER_SAID_NO' });
    expect(await executionsBy(identifier)).toEqual([code]);
  });
});
