/** One line of the table: a figure over a number of runs, in its unit. */
export type Figure = { name: string; unit: 'ms' | 'calls'; runs: number; p50: number; p99: number };

/** The figure of a series of measurements. */
export function figureOf(name: string, unit: Figure['unit'], values: number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const round = (value: number) => Math.round(value * 10) / 10;
  return { name, unit, runs: values.length, p50: round(at(0.5)), p99: round(at(0.99)) };
}

export function table(figures: Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const line = (...[name, ...cells]: string[]) =>
    `${name?.padEnd(width)}  ${cells.map((cell) => cell.padStart(8)).join('')}`;
  const rows = figures.map(({ name, unit, runs, p50, p99 }) =>
    line(name, String(runs), String(p50), String(p99), unit),
  );
  return [line('', 'runs', 'p50', 'p99', ''), ...rows].join('\n');
}

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
