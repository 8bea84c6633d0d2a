import { describe, expect, it } from 'vitest';
import { codeOf, scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const send = {
  connection: 'gmail',
  tool: 'gmail_send_message',
  input: { to: 'b@example.com', subject: 's', body: 'b' },
};
const { client, linked, control } = useSimulatedClient();

describe('a write tool', () => {
  it.each([
    ['Unavailable before its effect', { do: 'error', code: 'Unavailable' }, 'unknown outcome-unknown', 0],
    [
      'Unavailable after its effect',
      { do: 'error', code: 'Unavailable', when: 'after' },
      'unknown outcome-unknown',
      1,
    ],
    ['a reset after its effect', { do: 'reset', when: 'after' }, 'unknown outcome-unknown', 1],
    ['an HTML 502', { do: 'error', status: 502 }, 'unknown outcome-unknown', 0],
    ['an HTML 503', { do: 'error', status: 503 }, 'unknown outcome-unknown', 0],
    ['an HTML 504', { do: 'error', status: 504 }, 'unknown outcome-unknown', 0],
    ['an HTTP 429', { do: 'error', status: 429, retryAfter: 7 }, 'not-run upstream-unavailable', 0],
    ['an HTML 401', { do: 'error', status: 401 }, 'unknown outcome-unknown', 0],
    ['an HTML 403', { do: 'error', status: 403 }, 'unknown outcome-unknown', 0],
    [
      'Aborted after its effect',
      { do: 'error', code: 'Aborted', when: 'after' },
      'unknown outcome-unknown',
      1,
    ],
    [
      'Internal after its effect',
      { do: 'error', code: 'Internal', when: 'after' },
      'unknown outcome-unknown',
      1,
    ],
    [
      'Unknown after its effect',
      { do: 'error', code: 'Unknown', when: 'after' },
      'unknown outcome-unknown',
      1,
    ],
    [
      'AlreadyExists after its effect',
      { do: 'error', code: 'AlreadyExists', when: 'after' },
      'unknown outcome-unknown',
      1,
    ],
    [
      'InvalidArgument after its effect',
      { do: 'error', code: 'InvalidArgument', when: 'after' },
      'unknown outcome-unknown',
      1,
    ],
    [
      'OutOfRange after its effect',
      { do: 'error', code: 'OutOfRange', when: 'after' },
      'unknown outcome-unknown',
      1,
    ],
    ["Scalekit's NotFound", { do: 'error', code: 'NotFound' }, 'not-run reconnect-required', 0],
    [
      "Scalekit's FailedPrecondition",
      { do: 'error', code: 'FailedPrecondition' },
      'not-run reconnect-required',
      0,
    ],
    [
      "Scalekit's PermissionDenied",
      { do: 'error', code: 'PermissionDenied' },
      'not-run provider-forbidden',
      0,
    ],
    [
      "Scalekit's ResourceExhausted",
      { do: 'error', code: 'ResourceExhausted' },
      'not-run upstream-unavailable',
      0,
    ],
    [
      'a tool error 401',
      { do: 'error', code: 'Unauthenticated', toolErrorCode: 'x' },
      'not-run reconnect-required',
      0,
    ],
    [
      'a tool error 403',
      { do: 'error', code: 'PermissionDenied', toolErrorCode: 'x' },
      'not-run provider-forbidden',
      0,
    ],
    ['a tool error 404', { do: 'error', code: 'NotFound', toolErrorCode: 'x' }, 'not-run provider-error', 0],
    [
      'a tool error 429',
      { do: 'error', code: 'ResourceExhausted', toolErrorCode: 'x' },
      'not-run provider-rate-limited',
      0,
    ],
    ['a tool error 500', { do: 'error', code: 'Internal', toolErrorCode: 'x' }, 'failed provider-error', 0],
    ...(['Unavailable', 'DeadlineExceeded', 'Canceled', 'Unknown', 'DataLoss'] as const).map(
      (code): [string, object, string, number] => [
        `a tool error ${code} after its effect`,
        { do: 'error', code, toolErrorCode: 'x', when: 'after' },
        'unknown outcome-unknown',
        1,
      ],
    ),
  ])('is sent once, also after %s', async (name, fault, expected, effects) => {
    const identifier = `write-${name}`;
    const scalekit = await linked(identifier);
    await control().post('faults', { at: 'scalekit.executeTool', identifier, ...fault });
    const run = await scalekit.tools.write(send, scope(identifier));
    expect(codeOf(run)).toBe(expected);
    const rpcs = await control().get(`rpcs?identifier=${encodeURIComponent(identifier)}`);
    expect(rpcs.entries.filter(({ method }) => method === 'executeTool')).toHaveLength(1);
    const ledger = await control().get(`ledger?identifier=${encodeURIComponent(identifier)}`);
    expect(ledger.entries.filter(({ kind }) => kind === 'mail-sent')).toHaveLength(effects);
  });

  it('is outcome-unknown at its deadline, and is not sent again', async () => {
    const scalekit = await linked('late');
    await control().post('faults', {
      at: 'scalekit.executeTool',
      identifier: 'late',
      do: 'delay',
      ms: 1_500,
      when: 'after',
    });
    expect(codeOf(await scalekit.tools.write(send, scope('late', 500)))).toBe('unknown outcome-unknown');
    const { entries } = await control().get('rpcs?identifier=late');
    expect(entries.filter(({ method }) => method === 'executeTool')).toHaveLength(1);
  });

  it('returns the Retry-After of a proxy', async () => {
    const scalekit = await linked('wait');
    await control().post('faults', {
      at: 'scalekit.executeTool',
      identifier: 'wait',
      do: 'error',
      status: 429,
      retryAfter: 7,
    });
    expect(await scalekit.tools.write(send, scope('wait'))).toMatchObject({
      error: { facts: { retryAfter: 7 } },
    });
  });

  it.each(['EXPIRED', 'DISCONNECTED', 'PENDING_AUTH'])(
    'fails with reconnect-required when the account is %s',
    async (status) => {
      const identifier = `gone-${status}`;
      const scalekit = await linked(identifier);
      await control().post('accounts/status', { identifier, connection: 'gmail-x7', status });
      expect(codeOf(await scalekit.tools.write(send, scope(identifier)))).toBe('not-run reconnect-required');
    },
  );

  it('fails with reconnect-required when there is no account', async () => {
    expect(codeOf(await client().tools.write(send, scope('unlinked')))).toBe('not-run reconnect-required');
  });
});

describe('the run of an agent', () => {
  it('is named to Scalekit with each of its calls, and with no other', async () => {
    const scalekit = await linked('agent');
    const inRun = { ...scope('agent'), agentRunId: 'run-7' };
    const read = { connection: 'gmail', tool: 'gmail_get_profile', input: {} };
    await scalekit.tools.read(read, inRun);
    await scalekit.tools.write(send, inRun);
    await scalekit.tools.read(read, scope('agent'));
    const { entries } = await control().get('rpcs?identifier=agent');
    const runs = entries.filter(({ method }) => method === 'executeTool').map(({ agentRunId }) => agentRunId);
    expect(runs).toEqual(['run-7', 'run-7', undefined]);
  });
});

describe('tool definitions', () => {
  it('are listed for a linked user', async () => {
    const scalekit = await linked('defs');
    const all = await scalekit.tools.definitions({ connection: 'gmail' }, scope('defs'));
    expect(all.map(({ name }) => name)).toContain('gmail_fetch_mails');
    expect(all.every(({ inputSchema }) => inputSchema.type === 'object')).toBe(true);
  });

  it('are requested one by one, each once in five minutes', async () => {
    const scalekit = await linked('one-def');
    const one = () =>
      scalekit.tools.definition({ connection: 'gmail' }, 'gmail_get_profile', scope('one-def'));
    expect(await one()).toMatchObject({ name: 'gmail_get_profile', inputSchema: { type: 'object' } });
    expect(await one()).toEqual(await one());
    const { entries } = await control().get('rpcs?identifier=one-def');
    const listed = entries.filter(({ method }) => method === 'listScopedTools');
    expect(listed).toHaveLength(1);
  });

  it('are undefined when Scalekit does not offer the tool', async () => {
    const scalekit = await linked('no-def');
    expect(
      await scalekit.tools.definition({ connection: 'gmail' }, 'gmail_nope', scope('no-def')),
    ).toBeUndefined();
  });
});
