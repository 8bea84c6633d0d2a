// `npm run bench`: how long the stack on this machine takes to start and to answer, as a table; with `--json FILE`
// also as JSON. One machine's figures: compare them with its own.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { figureOf, table, timed } from './bench/figures.ts';
import { measureApi, measureDigest } from './bench/measure.ts';
import { apiOf } from './demo/api.ts';
import type { LocalStack } from './local-stack.ts';
import { startLocalStack } from './stack.ts';

const USER = 'ada';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
await using stopping = new AsyncDisposableStack();
let started: LocalStack | undefined;
const startMs = await timed(async () => {
  started = await startLocalStack();
});
if (started === undefined) throw new Error('The stack did not start.');
const stack = started;
stopping.defer(() => stack.close());
await fetch(`${stack.simulatorUrl}/_simulator/accounts/status`, {
  method: 'POST',
  body: JSON.stringify({ identifier: USER, connection: 'gmail-local', status: 'ACTIVE' }),
});
const figures = [
  figureOf('synthesize and start', 'ms', [startMs]),
  figureOf('start, of that', 'ms', [Date.parse(stack.startedAt) - Date.parse(stack.synthesizedAt)]),
  ...(await measureApi(stack, await apiOf(stack, USER))),
  await measureDigest(stack, USER),
];
process.stdout.write(`${table(figures)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ figures }, undefined, 2)}\n`);
