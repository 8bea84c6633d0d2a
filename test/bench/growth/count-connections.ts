import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { readStatuses } from '../../../functions/callback-status/status.ts';
import { listTools } from '../../../functions/execute-action/tools/list-tools.ts';
import { startSimulator } from '../../../infra/local/scalekit/server/simulator.ts';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { createScalekit } from '../../../shared/scalekit/client.ts';
import { requestScope } from '../../support/request-scope.ts';

export type ConnectionCounts = {
  connections: number;
  /** Of them, linked by the user. */
  linked: number;
  statuses: { rpcs: number; bytes: number };
  tools: { rpcs: number; bytes: number };
};

const secret = { clientId: 'skc_growth', clientSecret: 'growth' };
const rpcLog = z.object({ entries: z.array(z.unknown()) });

/** Counts the RPCs of `GET /connections` and `GET /tools` of a product with that many connections. */
export async function countConnections(count: number, linked: number): Promise<ConnectionCounts> {
  await using stopping = new AsyncDisposableStack();
  using _ = configure(count);
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
  stopping.defer(() => rm(folder, { recursive: true }));
  const names = Object.fromEntries(Object.keys(connections).map((name) => [name, `${name}-local`]));
  const simulator = await startSimulator({
    ...secret,
    connections: Object.values(names).map((name) => ({ name, provider: 'GMAIL' })),
    mailboxDir: folder,
  });
  stopping.defer(() => simulator.close());
  const control = async (path: string, body?: unknown) => {
    const method = body === undefined ? 'GET' : 'POST';
    const response = await fetch(`${simulator.url}/_simulator/${path}`, {
      method,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const scope = requestScope();
  const { identifier } = scope.user;
  for (const connection of Object.values(names).slice(0, linked))
    await control('accounts/status', { identifier, connection, status: 'ACTIVE' });
  const credentials = { ...secret, webhookSecrets: [] };
  const get = async () => credentials;
  const scalekit = createScalekit({
    environmentUrl: simulator.url,
    names,
    credentials: { get, refresh: get },
  });
  const rpcs = async () => rpcLog.parse(await control('rpcs')).entries.length;
  const measure = async (respond: () => Promise<unknown>) => {
    const before = await rpcs();
    const bytes = Buffer.byteLength(JSON.stringify(await respond()));
    return { rpcs: (await rpcs()) - before, bytes };
  };
  // The first call requests a token as well.
  const deps = { accounts: scalekit.accounts, labels: { list: async () => [] } };
  await readStatuses(scope, deps);
  return {
    connections: count,
    linked,
    statuses: await measure(() => readStatuses(scope, deps)),
    tools: await measure(() => listTools({}, scope, { scalekit })),
  };
}

/** Replaces the operator's connections by copies of Gmail's, until it is disposed. */
function configure(count: number): Disposable {
  const all: Record<string, ConnectionConfig> = connections;
  const shipped = { ...connections };
  for (const name of Object.keys(all)) delete all[name];
  for (let number = 1; number <= count; number += 1) all[`mail-${number}`] = { ...shipped.gmail };
  return {
    [Symbol.dispose]() {
      for (const name of Object.keys(all)) delete all[name];
      Object.assign(all, shipped);
    },
  };
}
