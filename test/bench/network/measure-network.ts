import type { MeasuredBundles } from '../processes/measured-bundles.ts';
import { type Quartiles, toQuartiles } from '../processes/quartiles.ts';
import { type Bundle, runProcess } from '../processes/run-process.ts';
import { sampleEvents } from '../processes/sample-events.ts';
import { type NetworkEvent, type NetworkSummary, summarizeNetwork } from './network-log.ts';
import { startWatchedNetwork } from './watched-network.ts';

const ROUND_TRIPS_MS = [0, 20, 80];
const SECRET_MS = 60;

/** A cold start with its first response, and the same request once more, at one round trip time to Scalekit. */
export type NetworkFigure = {
  name: string;
  kind: 'read' | 'write';
  roundTripMs: number;
  cold: NetworkSummary;
  warm: NetworkSummary;
  /** From the import to the first response. */
  wallMs: Quartiles;
};

type Request = { bundle: Bundle; kind: NetworkFigure['kind']; event: () => unknown };
type Network = Awaited<ReturnType<typeof startWatchedNetwork>>;

/** Counts what reads and writes do on the network, ours and the baseline's, and times their first response. */
export async function measureNetwork(prepared: MeasuredBundles, processes: number): Promise<NetworkFigure[]> {
  const { stack, directory, functions, baseline } = prepared;
  const events = sampleEvents(stack);
  const requests = [baseline, functions['execute-action']].flatMap((bundle): Request[] => [
    { bundle, kind: 'read', event: events['execute-action'] },
    { bundle, kind: 'write', event: events.write },
  ]);
  const figures: NetworkFigure[] = [];
  for (const roundTripMs of ROUND_TRIPS_MS) {
    await using network = await startWatchedNetwork({ stack, directory, roundTripMs, secretMs: SECRET_MS });
    const runs = requests.map((): Run[] => []);
    for (let round = 0; round < processes; round += 1) {
      for (const [at, { bundle, event }] of requests.entries())
        runs[at]?.push(await runTwice(network, bundle, event));
    }
    for (const [at, { bundle, kind }] of requests.entries()) {
      const [last] = runs[at]?.slice(-1) ?? [];
      if (last === undefined) throw new Error('No process was measured.');
      const wallMs = toQuartiles(runs[at]?.map((run) => run.wallMs) ?? []);
      figures.push({ name: bundle.name, kind, roundTripMs, cold: last.cold, warm: last.warm, wallMs });
    }
  }
  return figures;
}

type Run = { cold: NetworkSummary; warm: NetworkSummary; wallMs: number };

/** Sends a new process the same request twice. The first response separates what was cold from what is warm. */
export async function runTwice(network: Network, bundle: Bundle, event: () => unknown): Promise<Run> {
  network.takeEvents();
  const { responses } = await runProcess(network.watch(bundle), [event(), event()]);
  const [first] = responses;
  if (first === undefined) throw new Error('The process reported no response.');
  const events = network.takeEvents();
  const isCold = ({ startedAt }: NetworkEvent) => startedAt < first.atMs;
  return {
    cold: summarizeNetwork(events.filter(isCold)),
    warm: summarizeNetwork(events.filter((event) => !isCold(event))),
    wallMs: first.wallMs,
  };
}
