import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { TOKEN_CALL_MS } from '../../../shared/config/limits.ts';
import type { Scalekit } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { scope, useSimulatedClient } from '../../support/scalekit/simulated-client.ts';

const { control, client } = useSimulatedClient();

afterEach(() => control().remove('faults'));

describe('a call while the token endpoint hangs', () => {
  it.each<[string, (scalekit: Scalekit) => Promise<unknown>]>([
    ['a status', (scalekit) => scalekit.accounts.find('gmail', scope('ada', 500))],
    ['the preparation of a write', (scalekit) => scalekit.tools.prepare(scope('ada', 500))],
  ])('ends by its own deadline: %s', async (_case, call) => {
    await control().post('faults', { at: 'scalekit.token', do: 'blackhole' });
    // Otherwise it would take the token's own timeout.
    const error = await rejectionOf(Promise.race([call(client()), sleep(TOKEN_CALL_MS - 500)]));
    expect(error.code).toBe('upstream-unavailable');
  });
});
