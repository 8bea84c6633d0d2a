import type { Api } from '../demo/api.ts';
import { type Figure, figureOf, series, timed } from './figures.ts';
import { type MeasuredCall, measuredCalls } from './measured-calls.ts';
import type { Simulator } from './simulator.ts';

/** How long the provider takes, and how often it is asked. */
const PROVIDERS = [
  { provider: 'at once', delayMs: 0, runs: 200 },
  { provider: 'at 50 ms', delayMs: 50, runs: 100 },
];

/**
 * What a warm call costs beside the provider: each request's time less that of its own executeTool in the
 * simulator. The gateway, the functions, the table and the network are in it, as they are on this machine.
 */
export async function measureOverhead(api: Api, simulator: Simulator): Promise<Figure[]> {
  const { read, write } = measuredCalls(api);
  const figures: Figure[] = [];
  for (const { provider, delayMs, runs } of PROVIDERS) {
    if (delayMs > 0) await simulator.arm({ do: 'delay', ms: delayMs, share: 1 });
    for (const measured of [read, write]) {
      const values = await overheadOf(measured, runs, simulator);
      figures.push(figureOf(`${measured.name}, our own time, provider ${provider}`, 'ms', values));
    }
    await simulator.heal();
  }
  return figures;
}

/** One request at a time, so that the nth request is the nth call. @throws Error when they are not as many */
async function overheadOf(
  { name, call }: MeasuredCall,
  runs: number,
  simulator: Simulator,
): Promise<number[]> {
  await call();
  const { lastSeq } = await simulator.rpcs();
  const requests = await series(runs, () => timed(call));
  const { entries } = await simulator.rpcs(lastSeq);
  const calls = entries.filter(({ method }) => method === 'executeTool');
  if (calls.length !== runs) throw new Error(`${runs} requests of the ${name} made ${calls.length} calls.`);
  return requests.map((ms, at) => ms - (calls[at]?.durationMs ?? 0));
}
