import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { PROVIDER_CALL_MS, TOKEN_CALL_MS } from '../../../shared/config/limits.ts';
import type { Scalekit } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { codeOf, scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const { control, client, linked } = useSimulatedClient();

afterEach(() => control().remove('faults'));

describe('a call while the token endpoint hangs', () => {
  it.each<[string, (scalekit: Scalekit) => Promise<unknown>]>([
    ['a status', (scalekit) => scalekit.accounts.find({ connection: 'gmail' }, scope('ada', 500))],
    ['the preparation of a write', (scalekit) => scalekit.tools.prepare(scope('ada', 500))],
  ])('ends by its own deadline: %s', async (_case, call) => {
    await control().post('faults', { at: 'scalekit.token', do: 'blackhole' });
    // Otherwise it would take the token's own timeout.
    const error = await rejectionOf(Promise.race([call(client()), sleep(TOKEN_CALL_MS - 500)]));
    expect(error.code).toBe('upstream-unavailable');
  });
});

describe('a call of a job, which has a bound of its own', () => {
  const bounded = (identifier: string) => ({ ...scope(identifier), providerCallMs: 300 });
  const beforeUsualBound = () => sleep(PROVIDER_CALL_MS / 4, 'waits longer', { ref: false });

  it('to a tool is repeated after that time', async () => {
    const scalekit = await linked('job-tool');
    await control().post('faults', { at: 'scalekit.executeTool', do: 'delay', ms: 8_000 });
    const call = { connection: 'gmail', tool: 'gmail_get_profile', input: {} };
    const run = scalekit.tools.read(call, bounded('job-tool')).then(codeOf);
    expect(await Promise.race([run, beforeUsualBound()])).toBe('done');
  });

  it('to a provider’s own API ends after that time', async () => {
    const scalekit = await linked('job-direct');
    await control().post('faults', { at: 'scalekit.gmail', do: 'delay', ms: 8_000, share: 1 });
    const work = scalekit.direct.use({ connection: 'gmail' }, bounded('job-direct'), (gmail) =>
      gmail.get(['gmail', 'v1', 'users', 'me', 'profile']),
    );
    const code = rejectionOf(work).then((error) => error.code);
    expect(await Promise.race([code, beforeUsualBound()])).toBe('deadline-exceeded');
  });
});
