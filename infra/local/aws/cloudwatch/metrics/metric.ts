/** What identifies a metric: every combination of dimensions is a metric of its own. */
export type Metric = { namespace: string; name: string; dimensions: Readonly<Record<string, string>> };

export function metricKey({ namespace, name, dimensions }: Metric): string {
  const sorted = Object.entries(dimensions).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([namespace, name, ...sorted]);
}

/** Alarms see metrics by the minute. */
export const MINUTE_MS = 60_000;

export function minuteOf(time: number): number {
  return Math.floor(time / MINUTE_MS);
}
