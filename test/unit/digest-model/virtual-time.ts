import type { Clock } from '../../../infra/local/aws/clock/clock.ts';

type Alarm = { time: number; ring: () => void };

/** Time that advances when no work is left at the current moment: a year takes only as long as its events. */
export class VirtualTime implements Clock {
  #now: number;
  /** Sorted by time, then in the order in which they were set. */
  readonly #alarms: Alarm[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  now = () => this.#now;

  at(time: number, ring: () => void): () => void {
    const alarm = { time, ring };
    let [low, high] = [0, this.#alarms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#alarms[middle]?.time ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    this.#alarms.splice(low, 0, alarm);
    return () => {
      const index = this.#alarms.indexOf(alarm);
      if (index >= 0) this.#alarms.splice(index, 1);
    };
  }

  wait = (ms: number) => new Promise<void>((resolve) => void this.at(this.#now + ms, resolve));

  /** Advances until that time, or until no alarm is left. */
  async pass(until = Number.POSITIVE_INFINITY): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      const [next] = this.#alarms;
      if (next === undefined || next.time > until) break;
      this.#alarms.shift();
      this.#now = Math.max(this.#now, next.time);
      next.ring();
    }
    if (until < Number.POSITIVE_INFINITY) this.#now = Math.max(this.#now, until);
  }
}
