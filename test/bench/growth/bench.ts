// `npm run bench -- growth` counts what each operation costs while the table holds 1, 100 and 10,000 users: requests and
// units of the table, RPCs, calls of other services, bytes. It also counts `GET /connections` and `GET /tools` of products
// with 1, 10 and 50 connections, and reconcile's work per schedule. Exit code 1 when an operation costs more among more
// users, or when the counts are no longer those of counts.json, from which docs/scale.md is calculated: `--write` writes
// them there. `--json FILE` writes them to another file.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatTable } from '../../../infra/local/bench/figures.ts';
import { startLocalStack } from '../../../infra/local/stack.ts';
import { type ConnectionCounts, countConnections } from './count-connections.ts';
import { countReconcile } from './count-reconcile.ts';
import { describeCost, type Growth, keepCounts, listChanges } from './known-counts.ts';
import { type Counts, Meter } from './meter.ts';
import { countOperations, OPERATIONS } from './operations.ts';
import { seedUsers } from './seed-users.ts';

const USERS = [1, 100, 10_000];

const { values } = parseArgs({ options: { json: { type: 'string' }, write: { type: 'boolean' } } });
const meter = new Meter();
await using stopping = new AsyncDisposableStack();
const stack = await startLocalStack({ meter: meter.observe });
stopping.defer(() => stack.close());

const byUsers: Record<string, Counts>[] = [];
let seeded = 0;
for (const users of USERS) {
  // The measured user is one of them.
  await seedUsers(stack, seeded, users - 1);
  seeded = users - 1;
  byUsers.push(await countOperations(stack, meter, `measured-${users}`));
}
const reconcile = await countReconcile(stack, meter);
const connections: ConnectionCounts[] = [];
for (const [count, linked] of [
  [1, 1],
  [10, 10],
  [50, 50],
  [50, 1],
] as const)
  connections.push(await countConnections(count, linked));
const growth: Growth = { operations: byUsers.at(-1) ?? {}, reconcile, connections };

process.stdout.write(`${formatOperations(growth)}\n\n${formatConnections(growth)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(growth, undefined, 2)}\n`);
if (values.write) keepCounts(growth);
const failures = [
  ...listGrown().map((line) => `It grows with the users: ${line}`),
  ...listChanges(growth).map((line) => `It is not as in counts.json (--write): ${line}`),
];
process.stdout.write(failures.length === 0 ? `\nThe same among ${USERS.join(', ')} users.\n` : '');
process.stderr.write(failures.map((line) => `${line}\n`).join(''));
process.exitCode = failures.length === 0 ? 0 : 1;

function listGrown(): string[] {
  return OPERATIONS.flatMap(({ name }) => {
    const costs = byUsers.flatMap((counts) => counts[name] ?? []).map(describeCost);
    return new Set(costs).size > 1 ? [`${name}: ${costs.join(' → ')}`] : [];
  });
}

function formatOperations({ operations }: Growth): string {
  const head = ['', 'table', 'read units', 'write units', 'RPCs', 'other', 'bytes', 'log bytes'];
  const all = { ...operations, 'reconcile, per schedule': reconcile };
  const rows = Object.entries(all).map(([name, counts]) => [
    ...[name, counts.tableRequests, counts.readUnits, counts.writeUnits, counts.rpcs],
    Object.values(counts.awsCalls).reduce((sum, count) => sum + count, 0),
    ...[counts.responseBytes, counts.logBytes],
  ]);
  return formatTable(head, rows);
}

function formatConnections(growth: Growth): string {
  const head = ['connections, linked', 'GET /connections: RPCs', 'bytes', 'GET /tools: RPCs', 'bytes'];
  const rows = growth.connections.map(({ connections: count, linked, statuses, tools }) => [
    ...[`${count}, ${linked}`, statuses.rpcs, statuses.bytes, tools.rpcs, tools.bytes],
  ]);
  return formatTable(head, rows);
}
