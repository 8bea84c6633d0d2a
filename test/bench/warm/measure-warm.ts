import type { MeasuredBundles } from '../processes/measured-bundles.ts';
import { type CpuFigure, compareCpu } from './compare-cpu.ts';
import { type Growth, measureGrowth, nameHosts } from './measure-growth.ts';
import { measureOverhead, type OverheadFigure } from './measure-overhead.ts';
import { warmKinds } from './warm-events.ts';

/** Numbers of requests: of each kind for the processor time and the overhead, and in all for memory and connections. */
export type Requests = { each: number; growth: number };

export type WarmFigures = {
  requests: Requests;
  cpu: CpuFigure[];
  overhead: OverheadFigure[];
  growth: Growth;
  /** Host → connections opened by the last of these requests. */
  connections: Record<string, number>;
};

/** Measures warm processes of execute-action, and the baseline's beside them. */
export async function measureWarm(prepared: MeasuredBundles, requests: Requests): Promise<WarmFigures> {
  const ours = prepared.functions['execute-action'];
  const kinds = warmKinds(prepared.stack);
  const [cpu, overhead]: [CpuFigure[], OverheadFigure[]] = [[], []];
  for (const kind of kinds) cpu.push(await compareCpu(prepared, kind, requests.each));
  for (const kind of kinds) overhead.push(await measureOverhead(ours, kind, requests.each));
  const growth = await measureGrowth(ours, kinds, requests.growth);
  return { requests, cpu, overhead, growth, connections: nameHosts(growth.last.opened, prepared.stack) };
}
