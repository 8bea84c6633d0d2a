import { type Metric, metricKey, minuteOf } from './metric.ts';
import { MetricSeries } from './metric-series.ts';

/** The metrics that an alarm looks at. Values of any other metric are not kept. */
export class MetricStore {
  readonly #series = new Map<string, MetricSeries>();

  /** Returns the series of a metric, whose values are kept from now on. */
  watch(metric: Metric): MetricSeries {
    const key = metricKey(metric);
    const series = this.#series.get(key) ?? new MetricSeries();
    this.#series.set(key, series);
    return series;
  }

  /** Whether an alarm looks at the metric. */
  has(metric: Metric): boolean {
    return this.#series.has(metricKey(metric));
  }

  record(metric: Metric, value: number, time: number): void {
    this.#series.get(metricKey(metric))?.add(minuteOf(time), value);
  }

  /** Records a level, which AWS measures once a minute. */
  measure(metric: Metric, value: number, minute: number): void {
    this.#series.get(metricKey(metric))?.measure(minute, value);
  }

  /** Forgets what is older, which no alarm looks at any more. */
  dropBefore(minute: number): void {
    for (const series of this.#series.values()) series.dropBefore(minute);
  }

  /** Forgets what is not older: the clock was moved back. */
  dropSince(minute: number): void {
    for (const series of this.#series.values()) series.dropSince(minute);
  }
}
