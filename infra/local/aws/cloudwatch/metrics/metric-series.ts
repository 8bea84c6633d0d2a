/** The values of one minute. */
export type Point = {
  minute: number;
  count: number;
  sum: number;
  min: number;
  max: number;
  /** How often each value occurred, where a percentile is needed. */
  values: Map<number, number> | undefined;
};

/** The values of one metric by the minute; minutes without a value have no point. */
export class MetricSeries {
  #points: Point[] = [];
  #keepsValues = false;

  get points(): readonly Point[] {
    return this.#points;
  }

  /** From now on, the points have what a percentile needs. */
  keepValues(): void {
    this.#keepsValues = true;
  }

  add(minute: number, value: number): void {
    const point = this.#pointOf(minute);
    point.count += 1;
    point.sum += value;
    point.min = Math.min(point.min, value);
    point.max = Math.max(point.max, value);
    if (!this.#keepsValues) return;
    // Three digits bound the number of values in a minute. AWS's percentiles of many values are approximate, too.
    const rounded = Number(value.toPrecision(3));
    point.values ??= new Map();
    point.values.set(rounded, (point.values.get(rounded) ?? 0) + 1);
  }

  /** Sets the one value of a minute that has none: a level, which is measured once a minute. */
  measure(minute: number, value: number): void {
    const point = this.#pointOf(minute);
    if (point.count === 0) this.add(minute, value);
    else Object.assign(point, { sum: Math.max(point.sum, value), max: Math.max(point.max, value) });
  }

  /** The points of the minutes from `start`, before `end`. */
  between(start: number, end: number): readonly Point[] {
    return this.#points.slice(this.#indexOf(start), this.#indexOf(end));
  }

  /** The first minute at or after this one that has a point. */
  firstSince(minute: number): number | undefined {
    return this.#points[this.#indexOf(minute)]?.minute;
  }

  dropBefore(minute: number): void {
    this.#points.splice(0, this.#indexOf(minute));
  }

  dropSince(minute: number): void {
    this.#points.length = this.#indexOf(minute);
  }

  #pointOf(minute: number): Point {
    const last = this.#points.at(-1);
    if (last?.minute === minute) return last;
    const index = last === undefined || last.minute < minute ? this.#points.length : this.#indexOf(minute);
    const found = this.#points[index];
    if (found?.minute === minute) return found;
    const point = { minute, count: 0, sum: 0, min: Infinity, max: -Infinity, values: undefined };
    this.#points.splice(index, 0, point);
    return point;
  }

  /** The index of the first point at or after the minute. */
  #indexOf(minute: number): number {
    let [low, high] = [0, this.#points.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#points[middle]?.minute ?? 0) < minute) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
