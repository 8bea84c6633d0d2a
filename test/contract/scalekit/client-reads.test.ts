import { describe, expect, it } from 'vitest';
import { codeOf, scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const fetchMails = { connection: 'gmail', tool: 'gmail_fetch_mails', input: { max_results: 1 } };
const { linked, control } = useSimulatedClient();

describe('a read tool', () => {
  it("returns the tool's data with the id of its execution", async () => {
    const scalekit = await linked('read-data');
    const profile = { connection: 'gmail', tool: 'gmail_get_profile', input: {} };
    expect(await scalekit.tools.read(profile, scope('read-data'))).toMatchObject({
      outcome: 'done',
      data: { emailAddress: 'read-data@example.com' },
      executionId: expect.stringMatching(/^\d+$/),
    });
  });

  it.each([
    ['Unavailable', { do: 'error', code: 'Unavailable' }],
    ['an HTML 503 of a proxy', { do: 'error', status: 503 }],
    ['a reset', { do: 'reset' }],
    ["a proxy's 429, when its Retry-After has passed", { do: 'error', status: 429, retryAfter: 1 }],
    ["Scalekit's ResourceExhausted", { do: 'error', code: 'ResourceExhausted' }],
    ['a tool error 429', { do: 'error', code: 'ResourceExhausted', toolErrorCode: 'x', retryAfter: 1 }],
  ])('is sent again after %s', async (name, fault) => {
    const identifier = `read-${name}`;
    const scalekit = await linked(identifier);
    await control().post('faults', { at: 'scalekit.executeTool', identifier, ...fault });
    expect(codeOf(await scalekit.tools.read(fetchMails, scope(identifier)))).toBe('done');
  });

  it.each([
    ["Scalekit's NotFound", { code: 'NotFound' }, 'not-run reconnect-required'],
    ["Scalekit's FailedPrecondition", { code: 'FailedPrecondition' }, 'not-run reconnect-required'],
    ["Scalekit's PermissionDenied", { code: 'PermissionDenied' }, 'not-run provider-forbidden'],
    ["Scalekit's InvalidArgument", { code: 'InvalidArgument' }, 'unknown provider-error'],
    ['a tool error 403', { code: 'PermissionDenied', toolErrorCode: 'x' }, 'not-run provider-forbidden'],
    ['a tool error Unavailable', { code: 'Unavailable', toolErrorCode: 'x' }, 'unknown provider-error'],
  ])('is sent once after %s, which is final', async (name, fault, expected) => {
    const identifier = `read-final-${name}`;
    const scalekit = await linked(identifier);
    await control().post('faults', {
      at: 'scalekit.executeTool',
      identifier,
      do: 'error',
      share: 1,
      ...fault,
    });
    expect(codeOf(await scalekit.tools.read(fetchMails, scope(identifier)))).toBe(expected);
    const { entries } = await control().get(`rpcs?identifier=${encodeURIComponent(identifier)}`);
    expect(entries.filter(({ method }) => method === 'executeTool')).toHaveLength(1);
  });

  it.each([
    ["a proxy's 429", { status: 429 }, 'not-run upstream-unavailable'],
    ['a tool error 429', { code: 'ResourceExhausted', toolErrorCode: 'x' }, 'not-run provider-rate-limited'],
  ])(
    'fails immediately when the Retry-After of %s ends after its deadline',
    async (name, fault, expected) => {
      const identifier = `read-late-${name}`;
      const scalekit = await linked(identifier);
      await control().post('faults', {
        ...{ at: 'scalekit.executeTool', identifier, do: 'error', retryAfter: 60 },
        ...fault,
      });
      const started = Date.now();
      const run = await scalekit.tools.read(fetchMails, scope(identifier));
      expect(codeOf(run)).toBe(expected);
      expect(run).toMatchObject({ error: { facts: { retryAfter: 60 } } });
      expect(Date.now() - started).toBeLessThan(2_000);
    },
  );

  it('gives up within its deadline', async () => {
    const scalekit = await linked('slow');
    await control().post('faults', {
      at: 'scalekit.executeTool',
      identifier: 'slow',
      do: 'delay',
      ms: 5_000,
      times: 5,
    });
    const started = Date.now();
    const run = await scalekit.tools.read(fetchMails, scope('slow', 1_000));
    expect(codeOf(run)).toBe('unknown deadline-exceeded');
    expect(Date.now() - started).toBeLessThan(4_500);
    await control().remove('faults?identifier=slow');
  });
});
