import type { Values } from '../metrics/metric-math.ts';
import type { MetricSeries } from '../metrics/metric-series.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import { type AlarmState, FURTHER_PERIODS, judgePoints } from './judge-points.ts';
import { comparisons, type MetricAlarmSettings } from './metric-alarm-settings.ts';

/** A change of an alarm's state at the end of a minute. */
export type Transition = { minute: number; to: AlarmState; reason: string };

const DAY = 24 * 60;

/** Evaluates one metric alarm at the end of every minute, over the periods that end there. */
export class MetricAlarm {
  readonly settings: MetricAlarmSettings;
  /** The minutes that the alarm looks back. */
  readonly rangeMinutes: number;
  state: AlarmState = 'INSUFFICIENT_DATA';
  readonly #periods: number;
  readonly #series: ReadonlyMap<string, MetricSeries>;
  /** An alarm over more than a day is evaluated once an hour. */
  readonly #everyMinutes: number;
  #evaluated: number | undefined;

  constructor(settings: MetricAlarmSettings, store: MetricStore) {
    this.settings = settings;
    this.#periods = settings.evaluationPeriods + FURTHER_PERIODS;
    this.rangeMinutes = this.#periods * settings.periodMinutes;
    this.#everyMinutes = settings.evaluationPeriods * settings.periodMinutes > DAY ? 60 : 1;
    this.#series = new Map(
      [...settings.metrics].map(([id, { metric, statistic }]) => {
        const series = store.watch(metric);
        if (statistic.needsValues) series.keepValues();
        return [id, series];
      }),
    );
  }

  /** Evaluates every minute until this one at which the result can differ from the one before. */
  advance(until: number): Transition[] {
    const transitions: (Transition | undefined)[] = [];
    let minute = this.#evaluated === undefined ? until : this.#nextAfter(this.#evaluated);
    for (; minute <= until; minute = this.#nextAfter(minute)) transitions.push(this.#evaluate(minute));
    // What came since the last evaluation is due at the next one, also if the clock has stopped in between.
    const last = Math.floor(until / this.#everyMinutes) * this.#everyMinutes;
    this.#evaluated = Math.max(last, this.#evaluated ?? last);
    return transitions.filter((transition) => transition !== undefined);
  }

  /** Evaluates from this minute again: the clock was moved back. */
  rewind(minute: number): void {
    if (this.#evaluated !== undefined) this.#evaluated = Math.min(this.#evaluated, minute);
  }

  /** Forgets its state, as an alarm that was created a moment ago. */
  reset(): void {
    this.state = 'INSUFFICIENT_DATA';
    this.#evaluated = undefined;
  }

  /** The next minute at which a point comes into one of the periods or leaves it. */
  #nextAfter(evaluated: number): number {
    let next = Infinity;
    for (const series of this.#series.values()) {
      for (let period = 0; period <= this.#periods; period += 1) {
        const shift = 1 + period * this.settings.periodMinutes;
        const point = series.firstSince(evaluated + 1 - shift);
        if (point !== undefined) next = Math.min(next, point + shift);
      }
    }
    return Math.ceil(next / this.#everyMinutes) * this.#everyMinutes;
  }

  #evaluate(minute: number): Transition | undefined {
    const { settings } = this;
    const values = settings.expression.compute(this.#valuesBefore(minute));
    const isBreaching = comparisons[settings.comparison];
    const breaches = values.map((value) =>
      value === undefined ? undefined : isBreaching(value, settings.threshold),
    );
    const to = judgePoints(breaches, settings);
    if (to === undefined || to === this.state) return undefined;
    this.state = to;
    return { minute, to, reason: this.#reasonOf(values) };
  }

  #valuesBefore(end: number): Map<string, Values> {
    const { periodMinutes } = this.settings;
    const starts = Array.from(
      { length: this.#periods },
      (_, nth) => end - (this.#periods - nth) * periodMinutes,
    );
    return new Map(
      [...this.settings.metrics].map(([id, { statistic }]) => {
        const series = this.#series.get(id);
        return [
          id,
          starts.map((start) => statistic.compute(series?.between(start, start + periodMinutes) ?? [])),
        ];
      }),
    );
  }

  #reasonOf(values: Values): string {
    const shown = values.slice(-this.settings.evaluationPeriods).map((value) => value ?? 'no data');
    const { comparison, threshold, datapointsToAlarm, evaluationPeriods } = this.settings;
    return `${datapointsToAlarm} of ${evaluationPeriods} ${comparison} ${threshold}: [${shown.join(', ')}]`;
  }
}
