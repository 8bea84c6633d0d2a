import { formatQuartiles, type Table } from '../cold/tables.ts';
import type { WarmFigures } from './measure-warm.ts';

/** The figures as tables: processor time, overhead, and what a process holds. */
export function toWarmTables({ cpu, overhead, growth, connections }: WarmFigures): Table[] {
  return [
    {
      head: ['own CPU per request, ms', 'Onbehalf', 'baseline', 'ratio'],
      rows: cpu.map(({ name, ours, baseline, ratio }) => [
        name,
        ...[ours, baseline, ratio].map(formatQuartiles),
      ]),
    },
    {
      head: ['overhead, ms', 'p50', 'p99', 'p99 / p50'],
      rows: overhead.map(({ name, p50, p99, ratio }) => [
        name,
        p50.toFixed(2),
        p99.toFixed(2),
        ratio.toFixed(1),
      ]),
    },
    {
      head: ['held, MB', 'heap', 'RSS', 'peak RSS', 'handles'],
      rows: [growth.first, growth.last].map(({ requests, heap, rss, peakRss, handles }) => [
        `after ${requests} requests`,
        ...[heap, rss, peakRss].map((bytes) => (bytes / 1_000_000).toFixed(1)),
        String(handles),
      ]),
    },
    {
      head: ['connections opened', ''],
      rows: Object.entries(connections).map(([host, count]) => [host, String(count)]),
    },
  ];
}
