import type { Api } from '../demo/api.ts';
import { type Figure, measureMs, measureSeries, toFigure } from './figures.ts';
import { createMeasuredCalls, type MeasuredCall } from './measured-calls.ts';
import type { Simulator } from './simulator.ts';

/** The provider's response times, and the number of runs for each. */
const PROVIDERS = [
  { provider: 'immediate', delayMs: 0, runs: 200 },
  { provider: '50 ms', delayMs: 50, runs: 100 },
];

/**
 * Measures the overhead of a warm call: the time of each request minus that of its executeTool in the simulator.
 * Includes the local gateway, functions, table and network.
 */
export async function measureOverhead(api: Api, simulator: Simulator): Promise<Figure[]> {
  const { read, write } = createMeasuredCalls(api);
  const figures: Figure[] = [];
  for (const { provider, delayMs, runs } of PROVIDERS) {
    if (delayMs > 0) await simulator.arm({ do: 'delay', ms: delayMs, share: 1 });
    for (const measured of [read, write]) {
      const values = await measureOverheadOf(measured, runs, simulator);
      figures.push(toFigure(`${measured.name}, overhead, provider ${provider}`, 'ms', values));
    }
    await simulator.heal();
  }
  return figures;
}

/** Sends one request at a time, so that the nth request is the nth call. @throws Error when their numbers differ */
async function measureOverheadOf(
  { name, call }: MeasuredCall,
  runs: number,
  simulator: Simulator,
): Promise<number[]> {
  await call();
  const { lastSeq } = await simulator.rpcs();
  const requests = await measureSeries(runs, () => measureMs(call));
  const { entries } = await simulator.rpcs(lastSeq);
  const calls = entries.filter(({ method }) => method === 'executeTool');
  if (calls.length !== runs) throw new Error(`${runs} requests of the ${name} made ${calls.length} calls.`);
  return requests.map((ms, at) => ms - (calls[at]?.durationMs ?? 0));
}
