import type { NetworkFigure } from '../network/measure-network.ts';
import type { NetworkSummary } from '../network/network-log.ts';
import type { Quartiles } from '../processes/quartiles.ts';
import { type Bar, judge } from './bars.ts';
import type { ColdFigures } from './measure-cold.ts';

/** A table as text or Markdown shows it. */
export type Table = { head: string[]; rows: string[][] };

/** One row per bundle: bytes, and the ratios of import and of import with first response. */
export function toColdTable({ figures, kilobytes }: ColdFigures): Table {
  const names = [...new Set(figures.map(({ name }) => name))];
  const rows = names.map((name) => {
    const [imported, response] = ['import', 'first response'].map((kind) =>
      figures.find((figure) => figure.name === name && figure.kind === kind),
    );
    return [
      name,
      kilobytes[name]?.toFixed(0) ?? '',
      formatQuartiles(imported?.cpu),
      formatQuartiles(imported?.wall),
      formatQuartiles(response?.cpu),
      formatQuartiles(response?.wall),
      response?.cpuMs.median.toFixed(0) ?? '',
    ];
  });
  return {
    head: ['', 'KB', 'import, CPU', 'import, wall', 'first response, CPU', 'first response, wall', 'ms CPU'],
    rows,
  };
}

/** One row per caller and kind of request: counts, and the time to the first response at each round trip time. */
export function toNetworkTable(figures: readonly NetworkFigure[]): Table {
  const trips = [...new Set(figures.map(({ roundTripMs }) => roundTripMs))];
  const slowest = figures.filter(({ roundTripMs }) => roundTripMs === trips.at(-1));
  const rows = slowest.map(({ name, kind, cold, warm }) => [
    `${name}, ${kind}`,
    sum(cold, 'connect'),
    sum(cold, 'tls'),
    cold.requests.join(', '),
    String(cold.criticalPath),
    String(cold.connectsAfterSecret),
    String(warm.criticalPath),
    ...trips.map(
      (trip) =>
        figures
          .find((each) => each.name === name && each.kind === kind && each.roundTripMs === trip)
          ?.wallMs.median.toFixed(0) ?? '',
    ),
  ]);
  const times = trips.map((trip) => `ms at ${trip} ms`);
  return {
    head: [
      '',
      'TCP',
      'TLS',
      'requests, cold',
      'in sequence',
      'TCP after the secret',
      'in sequence, warm',
      ...times,
    ],
    rows,
  };
}

/** One row per bar, with its verdict. */
export function toBarTable(bars: readonly Bar[]): Table {
  const rows = bars.map((bar) => [
    bar.name,
    formatValue(bar.value),
    `${bar.limit}${bar.stretch === undefined ? '' : ` (${bar.stretch})`}`,
    judge(bar),
  ]);
  return { head: ['', 'measured', 'limit (stretch)', 'verdict'], rows };
}

function formatValue(value = Number.NaN): string {
  if (!Number.isFinite(value)) return '';
  return Number.isInteger(value) || value >= 10 ? value.toFixed(0) : value.toFixed(2);
}

/** Median and quartiles of a ratio or of milliseconds. */
export function formatQuartiles(quartiles: Quartiles | undefined): string {
  if (quartiles === undefined) return '';
  const { q1, median, q3 } = quartiles;
  return `${median.toFixed(2)} (${q1.toFixed(2)} to ${q3.toFixed(2)})`;
}

function sum({ hosts }: NetworkSummary, kind: 'connect' | 'tls'): string {
  return String(Object.values(hosts).reduce((total, counts) => total + counts[kind], 0));
}
