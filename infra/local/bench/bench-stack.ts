import { signInToApi } from '../demo/api.ts';
import type { LocalStack } from '../run/stack-description.ts';
import { startLocalStack } from '../stack.ts';
import { measureDigests } from './digest.ts';
import { compareDuplicates, formatOutcomes } from './duplicates/compare.ts';
import { type Figure, formatFigures, measureMs, toFigure } from './figures.ts';
import { measureApi, measureDigest } from './measure.ts';
import { measureOverhead } from './overhead.ts';
import { controlSimulator } from './simulator.ts';

const USER = 'ada';
const PLAN = { writes: 500, callers: 4, unavailable: 0.05, reset: 0.02 };

type Outcomes = Awaited<ReturnType<typeof compareDuplicates>>;

/** Measures a stack of its own and counts duplicates on it; prints both tables. */
export async function benchStack(): Promise<{ figures: Figure[]; duplicates: Outcomes }> {
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
  const withoutSynthesis = Date.parse(stack.startedAt) - Date.parse(stack.synthesizedAt);
  const figures = [
    toFigure('synthesize and start', 'ms', [startMs]),
    toFigure('start, without synthesis', 'ms', [withoutSynthesis]),
    ...(await measureApi(stack, api, simulator)),
    ...(await measureOverhead(api, simulator)),
    await measureDigest(stack, api, USER),
    ...(await measureDigests(stack)),
  ];
  process.stdout.write(`${formatFigures(figures)}\n`);
  const duplicates = await compareDuplicates(stack, PLAN);
  process.stdout.write(`\n${formatOutcomes(duplicates)}\n`);
  return { figures, duplicates };
}
