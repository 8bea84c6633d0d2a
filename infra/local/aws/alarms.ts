export type Alarm = { time: number; sequence: number; callback: () => void };

/** Alarms in the order of their times; of one time, in the order in which they were set. */
export class Alarms {
  /** The next one is the last, so that taking it moves no other. */
  private readonly sorted: Alarm[] = [];
  private sequence = 0;

  get next(): Alarm | undefined {
    return this.sorted.at(-1);
  }

  add(time: number, callback: () => void): Alarm {
    this.sequence += 1;
    const alarm = { time, sequence: this.sequence, callback };
    this.sorted.splice(this.indexOf(alarm), 0, alarm);
    return alarm;
  }

  remove(alarm: Alarm): void {
    const index = this.indexOf(alarm);
    if (this.sorted[index] === alarm) this.sorted.splice(index, 1);
  }

  /** Takes the next one if its time is not after `until`. */
  take(until: number): Alarm | undefined {
    return this.next && this.next.time <= until ? this.sorted.pop() : undefined;
  }

  clear(): void {
    this.sorted.length = 0;
  }

  /** Where the alarm is or belongs. */
  private indexOf(wanted: Alarm): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const alarm = this.sorted[middle];
      if (alarm && isLater(alarm, wanted)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isLater(one: Alarm, other: Alarm): boolean {
  return one.time > other.time || (one.time === other.time && one.sequence > other.sequence);
}
