import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { problemCatalogue } from '../../shared/http/problem-catalogue.ts';
import { mcpUser, outcomeOf } from '../support/mcp/mcp-user.ts';
import { link } from '../support/stack/product.ts';
import { scalekitErrors } from '../support/stack/scalekit-errors.ts';
import { armFault, healStack } from '../support/stack/stack-control.ts';

const sub = 'mcp-every-error';
beforeAll(() => link(sub, 'gmail'));
afterEach(healStack);

type User = Awaited<ReturnType<typeof mcpUser>>;

/** A read, a write and the list of accounts, each of which must be a result. */
const callAll = (user: User) =>
  Promise.all([
    user.call('gmail_get_profile'),
    user.call('gmail_send_message', { to: 'bob@example.com', subject: randomUUID(), body: 'there' }),
    user.call('onbehalf_connections'),
  ]);

describe('a call over MCP', () => {
  it.each(scalekitErrors)(
    'is a result with a problem of the catalogue when Scalekit returns %j',
    async (error) => {
      const user = await mcpUser({ sub });
      // Warm functions have a token: it is the calls that fail.
      await user.call('gmail_get_profile');
      await armFault({ at: 'scalekit.*', do: 'error', share: 1, ...error });
      for (const result of await callAll(user)) {
        expect(result.isError).toBe(true);
        expect(problemCatalogue).toHaveProperty(outcomeOf(result));
        expect(result.content.map(({ text }) => text.length > 20)).toEqual([true]);
      }
    },
  );

  it('ends with a result while Scalekit does not respond', async () => {
    const user = await mcpUser({ sub });
    await user.call('gmail_get_profile');
    await armFault({ at: 'network', do: 'blackhole', on: 'all' });
    const outcomes = (await callAll(user)).map(outcomeOf);
    for (const outcome of outcomes)
      expect(['deadline-exceeded', 'upstream-unavailable', 'outcome-unknown']).toContain(outcome);
  });
});
