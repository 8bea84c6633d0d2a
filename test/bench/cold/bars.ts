import { environments, type FunctionName } from '../../../shared/config/environment.ts';
import type { NetworkFigure } from '../network/measure-network.ts';
import type { ColdFigures } from './measure-cold.ts';

/** A measured value and its limit; `stretch`: the limit that would be better still. */
export type Bar = { name: string; value: number | undefined; limit: number; stretch?: number };

type Limits = { cpu: number; stretch?: number; kilobytes: number };

const WITH_CLIENT: Limits = { cpu: 0.4, stretch: 0.33, kilobytes: 650 };
const WITHOUT_CLIENT: Limits = { cpu: 0.33, stretch: 0.2, kilobytes: 420 };
/** What these import besides the client. */
const OWN: Partial<Record<FunctionName, Limits>> = {
  'mail-digest': { cpu: 0.44, kilobytes: 1_000 },
  mcp: { cpu: 0.7, kilobytes: 1_150 },
};

/** The largest ratios and bundle of a function. One that is added later has the limits of its class. */
export function limitsOf(name: FunctionName): Limits {
  const hasClient = 'SCALEKIT_SECRET_ARN' in environments[name].shape;
  return OWN[name] ?? (hasClient ? WITH_CLIENT : WITHOUT_CLIENT);
}

/** Every bar of a run of `npm run bench -- cold`. */
export function listBars({ figures, kilobytes }: ColdFigures, network: readonly NetworkFigure[]): Bar[] {
  const names = Object.keys(environments) as FunctionName[];
  const cpuOf = (kind: string, name: string) =>
    figures.find((figure) => figure.kind === kind && figure.name === name)?.cpuMs.median;
  const ratio = (kind: string, name: string, base: string) => {
    const [value, by] = [cpuOf(kind, name), cpuOf(kind, base)];
    return value === undefined || by === undefined ? undefined : value / by;
  };
  const reads = network.filter(({ name, kind }) => name === 'execute-action' && kind === 'read');
  const slowest = reads.toSorted((a, b) => a.roundTripMs - b.roundTripMs).at(-1);
  return [
    ...names.map((name): Bar => {
      const { cpu: limit, stretch } = limitsOf(name);
      const value = ratio('import', name, 'baseline');
      return { name: `import of ${name}`, value, limit, ...(stretch !== undefined && { stretch }) };
    }),
    {
      name: 'first read of execute-action, to the bundle before',
      value: ratio('first response', 'execute-action', 'execute-action, before'),
      limit: 0.57,
      stretch: 0.45,
    },
    ...names.map((name) => ({
      name: `bundle of ${name}, KB`,
      value: kilobytes[name],
      limit: limitsOf(name).kilobytes,
    })),
    {
      name: 'cold read: connections to Scalekit after the secret',
      value: Math.max(...reads.map(({ cold }) => cold.connectsAfterSecret)),
      limit: 0,
    },
    {
      name: 'cold read: requests one after another',
      value: slowest?.cold.criticalPath,
      limit: 3,
    },
    { name: 'warm read: requests one after another', value: slowest?.warm.criticalPath, limit: 1 },
  ];
}

/** Compares a bar's value with its limits. */
export function judge({ value, limit, stretch }: Bar): 'met' | 'stretch met' | 'missed' | 'not measured' {
  if (value === undefined || !Number.isFinite(value)) return 'not measured';
  if (stretch !== undefined && value <= stretch) return 'stretch met';
  return value <= limit ? 'met' : 'missed';
}
