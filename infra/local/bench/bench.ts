// `npm run bench` measures start and response times of the local stack. It also counts duplicates among writes whose
// responses get lost, through Onbehalf and through Scalekit's SDK alone. `--json FILE` also writes the tables as JSON.
// Exit code 1 when Onbehalf sends a mail twice. Compare figures of one machine only.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { signInToApi } from '../demo/api.ts';
import type { LocalStack } from '../run/stack-description.ts';
import { startLocalStack } from '../stack.ts';
import { measureDigests } from './digest.ts';
import { compareDuplicates, formatOutcomes } from './duplicates/compare.ts';
import { formatFigures, measureMs, toFigure } from './figures.ts';
import { measureApi, measureDigest } from './measure.ts';
import { measureOverhead } from './overhead.ts';
import { controlSimulator } from './simulator.ts';

const USER = 'ada';
const PLAN = { writes: 500, callers: 4, unavailable: 0.05, reset: 0.02 };

const { values } = parseArgs({ options: { json: { type: 'string' } } });
await using stopping = new AsyncDisposableStack();
let started: LocalStack | undefined;
const startMs = await measureMs(async () => {
  started = await startLocalStack();
});
if (started === undefined) throw new Error('The stack did not start.');
const stack = started;
stopping.defer(() => stack.close());
const simulator = controlSimulator(stack, USER);
await simulator.activate();
const api = await signInToApi(stack, USER);
const figures = [
  toFigure('synthesize and start', 'ms', [startMs]),
  toFigure('start, without synthesis', 'ms', [Date.parse(stack.startedAt) - Date.parse(stack.synthesizedAt)]),
  ...(await measureApi(stack, api, simulator)),
  ...(await measureOverhead(api, simulator)),
  await measureDigest(stack, api, USER),
  ...(await measureDigests(stack)),
];
process.stdout.write(`${formatFigures(figures)}\n`);
const duplicates = await compareDuplicates(stack, PLAN);
process.stdout.write(`\n${formatOutcomes(duplicates)}\n`);
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ figures, duplicates }, undefined, 2)}\n`);
}
if (duplicates.some((each) => each.client.startsWith('Onbehalf') && each.duplicates > 0)) {
  process.stderr.write('Onbehalf sent a mail twice.\n');
  process.exitCode = 1;
}
