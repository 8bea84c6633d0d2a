import { describe, expect, it } from 'vitest';
import { readStatuses } from '../../../functions/callback-status/status.ts';
import { listTools } from '../../../functions/execute-action/tools/list-tools.ts';
import { mcpEndpoint } from '../../../functions/mcp/routes.ts';
import { offersOf } from '../../../shared/connections/offers.ts';
import type { Scalekit } from '../../../shared/scalekit/scalekit.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { requestScope } from '../../support/request-scope.ts';

const offers = offersOf({ gmail: 'gmail-x7', linear: 'linear-x7' });
const scope = requestScope();
const accounts = { list: async () => [] } as unknown as Scalekit['accounts'];
const scalekit = { accounts, tools: {} as Scalekit['tools'] };

describe('a stage that names some of the connections', () => {
  it('offers them alone', () => {
    expect(['gmail', 'linear', 'slack', 'toString'].map(offers)).toEqual([true, true, false, false]);
  });

  it('returns the status of those alone', async () => {
    const statuses = await readStatuses(scope, { accounts, labels: { list: async () => [] }, offers });
    expect(statuses.map(({ connection }) => connection)).toEqual(['gmail', 'linear']);
  });

  it('lists the tools of those alone, and knows no other', async () => {
    const deps = { scalekit, offers };
    const listed = await listTools({}, scope, deps);
    expect(listed).toMatchObject({ unavailable: [{ connection: 'gmail' }, { connection: 'linear' }] });
    expect((await rejectionOf(listTools({ connection: 'slack' }, scope, deps))).code).toBe(
      'connection-unknown',
    );
  });

  it('refuses an address of /mcp that names another', async () => {
    const endpoint = mcpEndpoint({
      apiUrl: 'https://api.test',
      take: () => undefined,
      offers,
    } as unknown as Parameters<typeof mcpEndpoint>[0]);
    const request = { scope, mayWrite: true, headers: {}, body: {}, query: { connections: 'gmail,slack' } };
    const error = await rejectionOf(endpoint(request as unknown as Parameters<typeof endpoint>[0]));
    expect(error.facts.errors?.[0]?.message).toBe('names a connection that is not offered');
  });
});
