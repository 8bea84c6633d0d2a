// `npm run bench`: how long the stack on this machine takes to start and to answer, and what becomes of writes whose
// replies get lost, beside the same writes through Scalekit's SDK alone; as tables, with `--json FILE` also as JSON.
// Exit code 1 when Onbehalf sent a mail twice. One machine's figures: compare them with its own.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { apiOf } from '../demo/api.ts';
import type { LocalStack } from '../run/stack-description.ts';
import { startLocalStack } from '../stack.ts';
import { measureDigests } from './digest.ts';
import { compareDuplicates, outcomeTable } from './duplicates/compare.ts';
import { figureOf, figureTable, timed } from './figures.ts';
import { measureApi, measureDigest } from './measure.ts';
import { measureOverhead } from './overhead.ts';
import { simulatorFor } from './simulator.ts';

const USER = 'ada';
const PLAN = { writes: 500, callers: 4, unavailable: 0.05, reset: 0.02 };

const { values } = parseArgs({ options: { json: { type: 'string' } } });
await using stopping = new AsyncDisposableStack();
let started: LocalStack | undefined;
const startMs = await timed(async () => {
  started = await startLocalStack();
});
if (started === undefined) throw new Error('The stack did not start.');
const stack = started;
stopping.defer(() => stack.close());
const simulator = simulatorFor(stack, USER);
await simulator.activate();
const api = await apiOf(stack, USER);
const figures = [
  figureOf('synthesize and start', 'ms', [startMs]),
  figureOf('start, of that', 'ms', [Date.parse(stack.startedAt) - Date.parse(stack.synthesizedAt)]),
  ...(await measureApi(stack, api, simulator)),
  ...(await measureOverhead(api, simulator)),
  await measureDigest(stack, api, USER),
  ...(await measureDigests(stack)),
];
process.stdout.write(`${figureTable(figures)}\n`);
const duplicates = await compareDuplicates(stack, PLAN);
process.stdout.write(`\n${outcomeTable(duplicates)}\n`);
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ figures, duplicates }, undefined, 2)}\n`);
}
if (duplicates.some((each) => each.way.startsWith('Onbehalf') && each.duplicates > 0)) {
  process.stderr.write('Onbehalf sent a mail twice.\n');
  process.exitCode = 1;
}
