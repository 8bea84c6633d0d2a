import { apiFunctions } from '../../../infra/deploy/functions/api-functions.ts';
import { jobFunctions } from '../../../infra/deploy/functions/job-functions.ts';
import { environments, type FunctionName } from '../../../shared/config/environment.ts';
import type { MeasuredBundles } from '../processes/measured-bundles.ts';
import { toQuartiles } from '../processes/quartiles.ts';
import { sampleEvents } from '../processes/sample-events.ts';
import { armDelays } from './delays.ts';
import { fillLargeMailbox, largeEvents } from './large-mailbox.ts';
import { type LimitedRun, runLimited } from './limited-process.ts';
import { MEMORY_SIZES, type MemorySize } from './memory-sizes.ts';

/** Responses of each process after its first one. */
const WARM = 10;

/** Medians in ms at one size. `largeMb`: peak memory with the largest response of Scalekit; absent when it did not fit. */
export type SizeFigure = {
  megabytes: MemorySize;
  initMs: number;
  coldMs: number;
  warmMs: number;
  peakMb: number;
  largeMb?: number | undefined;
};

export type FunctionSweep = {
  name: FunctionName;
  /** The size of its declaration. */
  declaredMb: number;
  /** Whether it receives responses of Scalekit up to their limit. */
  isLarge: boolean;
  /** Only the sizes whose memory suffices for its usual work. */
  sizes: SizeFigure[];
};

export type Sweep = { means: string; processes: number; functions: FunctionSweep[] };

/** Measures every function at every size, in turn: one process of each per round. */
export async function sweepMemory(prepared: MeasuredBundles, processes: number): Promise<Sweep> {
  const names = Object.keys(environments) as FunctionName[];
  const events = sampleEvents(prepared.stack);
  const runs = new Map<string, LimitedRun[]>();
  const keyOf = (name: FunctionName, megabytes: number) => `${name} ${megabytes}`;
  const means = new Set<string>();
  const heal = await armDelays(prepared.stack);
  for (let round = 0; round < processes; round += 1) {
    for (const megabytes of MEMORY_SIZES) {
      for (const name of names) {
        const run = await runLimited(prepared.functions[name], {
          megabytes,
          events: Array.from({ length: 1 + WARM }, () => events[name]()),
          isLimited: true,
          onLimit: (limit) => means.add(limit?.means ?? 'no limit'),
        });
        const key = keyOf(name, megabytes);
        if (run !== undefined) runs.set(key, [...(runs.get(key) ?? []), run]);
      }
    }
  }
  await heal();
  const large = await measureLarge(prepared);
  const functions = names.map((name) => ({
    name,
    declaredMb: { ...apiFunctions, ...jobFunctions }[name].size.memoryMegabytes,
    isLarge: large.has(name),
    sizes: MEMORY_SIZES.flatMap((megabytes) => {
      const found = runs.get(keyOf(name, megabytes)) ?? [];
      // A process that ran out of memory in any round does not fit.
      if (found.length < processes) return [];
      return [{ megabytes, ...summarise(found), largeMb: large.get(name)?.get(megabytes) }];
    }),
  }));
  return { means: [...means].join(', '), processes, functions };
}

/** The peak memory of the functions that may receive the largest response, by size; without the sizes that end them. */
async function measureLarge(prepared: MeasuredBundles): Promise<Map<FunctionName, Map<MemorySize, number>>> {
  await fillLargeMailbox(prepared.stack, prepared.directory);
  const peaks = new Map<FunctionName, Map<MemorySize, number>>();
  for (const [name, event] of largeEvents(prepared.stack)) {
    const bySize = new Map<MemorySize, number>();
    for (const megabytes of MEMORY_SIZES) {
      const given = { megabytes, events: [event()], isLimited: false };
      const run = await runLimited(prepared.functions[name], given);
      if (run !== undefined) bySize.set(megabytes, run.peakMb);
    }
    peaks.set(name, bySize);
  }
  return peaks;
}

function summarise(runs: readonly LimitedRun[]) {
  const median = (values: number[]) => toQuartiles(values).median;
  return {
    initMs: median(runs.map(({ initMs }) => initMs)),
    coldMs: median(runs.map(({ coldMs }) => coldMs)),
    warmMs: median(runs.flatMap(({ warmMs }) => warmMs)),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
  };
}
