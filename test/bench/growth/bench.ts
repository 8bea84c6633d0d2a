// `npm run bench -- growth` counts what each operation costs while the table holds 1, 100 and 10,000 users: requests and
// units of the table, RPCs, calls of other services, bytes. It also counts `GET /connections` and `GET /tools` of products
// with 1, 10 and 50 connections, and reconcile's work per schedule. Exit code 1 when an operation costs more among more
// users. `--json FILE` also writes the counts as JSON: docs/scale.md is calculated from them.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatTable } from '../../../infra/local/bench/figures.ts';
import { startLocalStack } from '../../../infra/local/stack.ts';
import { type ConnectionCounts, countConnections } from './count-connections.ts';
import { countReconcile } from './count-reconcile.ts';
import { type Counts, Meter } from './meter.ts';
import { countOperations, OPERATIONS } from './operations.ts';
import { seedUsers } from './seed-users.ts';

const USERS = [1, 100, 10_000];

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const meter = new Meter();
await using stopping = new AsyncDisposableStack();
const stack = await startLocalStack({ meter: meter.observe });
stopping.defer(() => stack.close());

const byUsers = new Map<number, Record<string, Counts>>();
let seeded = 0;
for (const users of USERS) {
  // The measured user is one of them.
  await seedUsers(stack, seeded, users - 1);
  seeded = Math.max(seeded, users - 1);
  byUsers.set(users, await countOperations(stack, meter, `measured-${users}`));
}
const reconcile = await countReconcile(stack, meter);
const connections: ConnectionCounts[] = [];
for (const count of [1, 10, 50]) connections.push(await countConnections(count, count));
connections.push(await countConnections(50, 1));

const operations = byUsers.get(USERS.at(-1) ?? 0) ?? {};
const costs = ({ tableRequests, readUnits, writeUnits, rpcs, awsCalls }: Counts) =>
  JSON.stringify([tableRequests, readUnits, writeUnits, rpcs, awsCalls]);
const grown = OPERATIONS.flatMap(({ name }) => {
  const all = [...byUsers.values()].map((counts) => counts[name]).filter((each) => each !== undefined);
  return new Set(all.map(costs)).size > 1 ? [`${name}: ${all.map(costs).join(' → ')}`] : [];
});

process.stdout.write(`${formatOperations()}\n\n${formatConnections()}\n`);
if (values.json !== undefined)
  writeFileSync(
    values.json,
    `${JSON.stringify({ users: USERS, operations, reconcile, connections }, undefined, 2)}\n`,
  );
if (grown.length > 0) {
  process.stderr.write(`The cost grows with the users:\n${grown.join('\n')}\n`);
  process.exitCode = 1;
} else process.stdout.write(`\nEach count is the same among ${USERS.join(', ')} users.\n`);

function formatOperations(): string {
  const head = ['', 'table', 'read units', 'write units', 'RPCs', 'other', 'bytes', 'log bytes'];
  const rows = Object.entries({ ...operations, 'reconcile, per schedule': reconcile }).map(
    ([name, counts]) => [
      ...[name, counts.tableRequests, counts.readUnits, counts.writeUnits, counts.rpcs],
      ...[
        Object.values(counts.awsCalls).reduce((sum, count) => sum + count, 0),
        counts.responseBytes,
        counts.logBytes,
      ],
    ],
  );
  return formatTable(head, rows);
}

function formatConnections(): string {
  const head = ['connections, linked', 'GET /connections: RPCs', 'bytes', 'GET /tools: RPCs', 'bytes'];
  const rows = connections.map(({ connections: count, linked, statuses, tools }) => [
    ...[`${count}, ${linked}`, statuses.rpcs, statuses.bytes, tools.rpcs, tools.bytes],
  ]);
  return formatTable(head, rows);
}
