import type { MeasuredBundles } from '../processes/measured-bundles.ts';
import { type Quartiles, toQuartiles } from '../processes/quartiles.ts';
import type { WarmKind } from './warm-events.ts';
import { startWarmProcess } from './warm-process.ts';

const ROUNDS = 10;

/** Own processor time per request in milliseconds, and the ratio of the two of each round. */
export type CpuFigure = { name: WarmKind['name']; ours: Quartiles; baseline: Quartiles; ratio: Quartiles };

/**
 * Compares the processor time of both sides' processes, in turn: in each round both serve the same number of requests. The
 * emulators are another process.
 */
export async function compareCpu(
  { functions, baseline }: Pick<MeasuredBundles, 'functions' | 'baseline'>,
  { name, event, share }: WarmKind,
  requests: number,
): Promise<CpuFigure> {
  await using ourProcess = await startWarmProcess(functions['execute-action']);
  await using baselineProcess = await startWarmProcess(baseline);
  const count = Math.max(1, Math.round((requests * share) / ROUNDS));
  const rounds: { ours: number; baseline: number }[] = [];
  // Two rounds for V8 to optimise the code; they are not counted.
  for (let round = -2; round < ROUNDS; round += 1) {
    const ours = (await ourProcess.serve([event], count)).cpuMs / count;
    const its = (await baselineProcess.serve([event], count)).cpuMs / count;
    if (round >= 0) rounds.push({ ours, baseline: its });
  }
  return {
    name,
    ours: toQuartiles(rounds.map(({ ours }) => ours)),
    baseline: toQuartiles(rounds.map((round) => round.baseline)),
    ratio: toQuartiles(rounds.map((round) => round.ours / round.baseline)),
  };
}
