import { statSync } from 'node:fs';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { bundleEarlier } from '../processes/bundle-earlier.ts';
import type { MeasuredBundles } from '../processes/measured-bundles.ts';
import { divideQuartiles, type Quartiles, toQuartiles } from '../processes/quartiles.ts';
import { type Bundle, runProcess, type Usage, withoutNetwork } from '../processes/run-process.ts';
import { sampleEvents } from '../processes/sample-events.ts';

/** One way to start a process: a bundle, and the event of its first response; without one it only imports. */
type Start = { name: string; bundle: Bundle; event?: () => unknown };

type Samples = Record<keyof Usage, number[]>;

/** What starts of one kind used, in milliseconds and as a ratio to the baseline's starts of the same kind. */
type ColdFigure = {
  name: string;
  kind: 'import' | 'first response';
  cpuMs: Quartiles;
  wallMs: Quartiles;
  cpu: Quartiles;
  wall: Quartiles;
};

export type ColdFigures = {
  processes: number;
  figures: ColdFigure[];
  /** KB of 1,024 bytes, by the bundle's name. */
  kilobytes: Record<string, number>;
};

/** Measures imports without a network, and imports with the first response, in turn: one process of each per round. */
export async function measureCold(prepared: MeasuredBundles, processes: number): Promise<ColdFigures> {
  const { functions, baseline, directory, stack } = prepared;
  const earlier = Object.values(await bundleEarlier(functions, directory));
  const bundles = [baseline, ...Object.values(functions), ...earlier];
  const events = sampleEvents(stack);
  const read = events['execute-action'];
  const responses: Start[] = [
    { name: baseline.name, bundle: baseline, event: read },
    ...Object.values(functions).map((bundle) => ({
      name: bundle.name,
      bundle,
      event: events[bundle.name as FunctionName],
    })),
    { name: 'execute-action, a write', bundle: functions['execute-action'], event: events.write },
    ...earlier
      .filter(({ name }) => name.startsWith('execute-action'))
      .map((bundle) => ({ name: bundle.name, bundle, event: read })),
  ];
  return {
    processes,
    figures: [
      ...(await measureImports(bundles, processes)),
      ...(await measureStarts('first response', responses, processes)),
    ],
    kilobytes: Object.fromEntries(bundles.map(({ name, file }) => [name, statSync(file).size / 1_024])),
  };
}

/** Measures imports without a network, in turn, as ratios to those of the first bundle. */
export function measureImports(bundles: readonly Bundle[], processes: number): Promise<ColdFigure[]> {
  const starts = bundles.map((bundle) => ({ name: bundle.name, bundle: withoutNetwork(bundle) }));
  return measureStarts('import', starts, processes);
}

async function measureStarts(
  kind: ColdFigure['kind'],
  starts: readonly Start[],
  processes: number,
): Promise<ColdFigure[]> {
  const samples = starts.map((): Samples => ({ cpuMs: [], wallMs: [] }));
  // The first round fills the caches of the file system and is not counted.
  for (let round = 0; round <= processes; round += 1) {
    // Each round begins with another bundle, so that none always follows the same one.
    for (let nth = 0; nth < starts.length; nth += 1) {
      const at = (round + nth) % starts.length;
      const { bundle, event } = starts[at] as Start;
      const { imported, responses } = await runProcess(bundle, event === undefined ? [] : [event()]);
      const { cpuMs, wallMs } = responses[0] ?? imported;
      if (round === 0) continue;
      samples[at]?.cpuMs.push(cpuMs);
      samples[at]?.wallMs.push(wallMs);
    }
  }
  const read = samples.map(({ cpuMs, wallMs }) => ({
    cpuMs: toQuartiles(cpuMs),
    wallMs: toQuartiles(wallMs),
  }));
  const [base] = read;
  if (base === undefined) throw new Error('No start was measured.');
  return read.map(({ cpuMs, wallMs }, at) => ({
    name: starts[at]?.name ?? '',
    kind,
    cpuMs,
    wallMs,
    cpu: divideQuartiles(cpuMs, base.cpuMs.median),
    wall: divideQuartiles(wallMs, base.wallMs.median),
  }));
}
