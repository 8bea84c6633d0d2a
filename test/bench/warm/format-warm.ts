import { formatTable } from '../../../infra/local/bench/figures.ts';
import type { Quartiles } from '../processes/quartiles.ts';
import type { WarmFigures } from './measure-warm.ts';
import type { Bar } from './warm-bars.ts';

/** Formats the figures as text tables. */
export function formatWarm({ cpu, overhead, growth, connections }: WarmFigures): string {
  const cpuRows = cpu.map(({ name, ours, baseline, ratio }) => [
    name,
    formatQuartiles(ours),
    formatQuartiles(baseline),
    formatQuartiles(ratio),
  ]);
  const overheadRows = overhead.map(({ name, p50, p99, ratio }) => [
    name,
    p50.toFixed(2),
    p99.toFixed(2),
    ratio.toFixed(1),
  ]);
  const growthRows = [growth.first, growth.last].map(({ requests, heap, rss, peakRss, handles }) => [
    `after ${requests} requests`,
    megabytes(heap),
    megabytes(rss),
    megabytes(peakRss),
    handles,
  ]);
  return [
    formatTable(['own CPU per request, ms', 'Onbehalf', 'baseline', 'ratio'], cpuRows),
    formatTable(['overhead, ms', 'p50', 'p99', 'p99 / p50'], overheadRows),
    formatTable(['held, MB', 'heap', 'RSS', 'peak RSS', 'handles'], growthRows),
    formatTable(['connections opened', ''], Object.entries(connections)),
  ].join('\n\n');
}

/** Formats the bars, one per line, with `met` or `MISSED`. */
export function formatBars(bars: readonly Bar[]): string {
  const rows = bars.map(({ bar, limit, value, isMet }) => [
    bar,
    Number(value.toFixed(2)),
    limit,
    isMet ? 'met' : 'MISSED',
  ]);
  return formatTable(['bar', 'measured', 'at most', ''], rows);
}

function formatQuartiles({ q1, median, q3 }: Quartiles): string {
  return `${median.toFixed(2)} (${q1.toFixed(2)}-${q3.toFixed(2)})`;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
