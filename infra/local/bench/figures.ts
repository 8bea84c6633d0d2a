/** One row of the table: percentiles of a number of runs, in one unit. */
export type Figure = { name: string; unit: 'ms' | 'calls' | 'MB'; runs: number; p50: number; p99: number };

/** Computes the figure of a list of measurements. */
export function toFigure(name: string, unit: Figure['unit'], values: number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const round = (value: number) => Math.round(value * 10) / 10;
  return { name, unit, runs: values.length, p50: round(at(0.5)), p99: round(at(0.99)) };
}

/** Formats the figures as text, one per line. */
export function formatFigures(figures: Figure[]): string {
  const rows = figures.map(({ name, unit, runs, p50, p99 }) => [name, runs, p50, p99, unit]);
  return formatTable(['', 'runs', 'p50', 'p99', ''], rows);
}

/** Formats a text table: first column left-aligned, the others right-aligned. */
export function formatTable(head: string[], rows: (string | number)[][]): string {
  const lines = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map(([first = '', ...cells]) =>
      [
        first.padEnd(widths[0] ?? 0),
        ...cells.map((cell, at) => cell.padStart(Math.max(8, widths[at + 1] ?? 0))),
      ].join('  '),
    )
    .join('\n');
}

/** Runs `work` and returns its duration in milliseconds. */
export async function measureMs(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Runs `measure` sequentially and returns its values. */
export async function measureSeries(runs: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let run = 0; run < runs; run += 1) values.push(await measure());
  return values;
}
