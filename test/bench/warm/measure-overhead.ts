import type { Bundle } from '../processes/run-process.ts';
import type { WarmKind } from './warm-events.ts';
import { startWarmProcess } from './warm-process.ts';

/** Milliseconds of a request in which no call to Scalekit or AWS was under way. */
export type OverheadFigure = { name: WarmKind['name']; p50: number; p99: number; ratio: number };

/** Requests that let V8 optimise and are not counted. */
const WARM_UP = 1_000;

/** Measures the overhead of so many requests, one at a time. */
export async function measureOverhead(
  bundle: Bundle,
  { name, event, share }: WarmKind,
  requests: number,
): Promise<OverheadFigure> {
  await using warm = await startWarmProcess(bundle, true);
  const count = Math.max(1, Math.round(requests * share));
  await warm.serve([event], Math.min(WARM_UP, 2 * count));
  const { overheadMs } = await warm.serve([event], count);
  const sorted = overheadMs.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  const [p50, p99] = [at(0.5), at(0.99)];
  return { name, p50, p99, ratio: p99 / p50 };
}
