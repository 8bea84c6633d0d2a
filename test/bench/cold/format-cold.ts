import { formatTable } from '../../../infra/local/bench/figures.ts';
import type { Quartiles } from '../processes/quartiles.ts';
import type { ColdFigures } from './measure-cold.ts';

/** Formats the figures as a text table, one row per kind of start and bundle. */
export function formatCold({ figures, kilobytes }: ColdFigures): string {
  const rows = figures.map(({ name, kind, cpu, wall, cpuMs }) => [
    `${kind}: ${name}`,
    formatQuartiles(cpu),
    formatQuartiles(wall),
    cpuMs.median.toFixed(0),
    kilobytes[name]?.toFixed(0) ?? '',
  ]);
  return formatTable(['', 'CPU, ratio', 'wall, ratio', 'CPU, ms', 'KB'], rows);
}

function formatQuartiles({ q1, median, q3 }: Quartiles): string {
  return `${median.toFixed(2)} (${q1.toFixed(2)}-${q3.toFixed(2)})`;
}
