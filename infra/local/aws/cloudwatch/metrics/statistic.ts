import type { Point } from './metric-series.ts';

/** Computes a statistic over the points of one period; undefined where there is none. */
export type Statistic = { compute(points: readonly Point[]): number | undefined; needsValues: boolean };

const plain: Record<string, (points: readonly Point[]) => number> = {
  Sum: sumOf,
  SampleCount: countOf,
  Average: (points) => sumOf(points) / countOf(points),
  Minimum: (points) => Math.min(...points.map(({ min }) => min)),
  Maximum: (points) => Math.max(...points.map(({ max }) => max)),
};

/**
 * Reads a statistic of an alarm: one of the plain ones or a percentile, `p99.9`.
 * @throws Error for the others of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function readStatistic(name: string): Statistic {
  const compute = Object.hasOwn(plain, name) ? plain[name] : undefined;
  if (compute)
    return { needsValues: false, compute: (points) => (points.length ? compute(points) : undefined) };
  const [, percent] = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(name) ?? [];
  if (percent === undefined) throw new Error(`The local stack does not know the statistic ${name}`);
  return { needsValues: true, compute: (points) => percentileOf(points, Number(percent)) };
}

function sumOf(points: readonly Point[]): number {
  return points.reduce((sum, point) => sum + point.sum, 0);
}

function countOf(points: readonly Point[]): number {
  return points.reduce((sum, { count }) => sum + count, 0);
}

/** The smallest value that at least `percent` of the values do not exceed. */
function percentileOf(points: readonly Point[], percent: number): number | undefined {
  const values = points.flatMap((point) => [...(point.values ?? [])]).sort(([one], [other]) => one - other);
  const rank = (percent / 100) * countOf(points);
  let seen = 0;
  for (const [value, count] of values) {
    seen += count;
    if (seen >= rank) return value;
  }
  return values.at(-1)?.[0];
}
