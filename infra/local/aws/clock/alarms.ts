/** The heap is rebuilt when this many of its alarms are cancelled, and at least half of them. */
const MOST_CANCELLED = 1_000;

export type Alarm = { readonly time: number; readonly sequence: number; callback: (() => void) | undefined };

/**
 * Alarms in the order of their times, then of their creation. A binary heap, as thousands of schedules set an alarm
 * for every day of a year.
 */
export class Alarms {
  private heap: Alarm[] = [];
  private sequence = 0;
  private cancelled = 0;

  /** Includes cancelled alarms. */
  get size(): number {
    return this.heap.length;
  }

  get next(): Alarm | undefined {
    this.dropCancelled();
    return this.heap[0];
  }

  add(time: number, callback: () => void): Alarm {
    this.sequence += 1;
    const alarm = { time, sequence: this.sequence, callback };
    this.heap.push(alarm);
    this.rise(this.heap.length - 1, alarm);
    return alarm;
  }

  /** Removes and returns the next alarm if its time is not after `until`. */
  take(until: number): Alarm | undefined {
    const { next } = this;
    if (!next || next.time > until) return undefined;
    this.removeFirst();
    return next;
  }

  /** Leaves the alarm in the heap until its time or the next rebuild. */
  cancel(alarm: Alarm): void {
    alarm.callback = undefined;
    this.cancelled += 1;
    if (this.cancelled < Math.max(MOST_CANCELLED, this.heap.length / 2)) return;
    const left = this.heap.filter(({ callback }) => callback).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    // A sorted array is a heap.
    this.heap = left;
    this.cancelled = 0;
  }

  clear(): void {
    this.heap.length = 0;
  }

  private dropCancelled(): void {
    while (this.heap[0] && !this.heap[0].callback) this.removeFirst();
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (last && this.heap.length > 0) this.sink(last);
  }

  private rise(start: number, alarm: Alarm): void {
    let index = start;
    while (index > 0) {
      const parentIndex = (index - 1) >>> 1;
      const parent = this.heap[parentIndex];
      if (!parent || isBefore(parent, alarm)) break;
      this.heap[index] = parent;
      index = parentIndex;
    }
    this.heap[index] = alarm;
  }

  private sink(alarm: Alarm): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = this.heap[left + 1];
      const child = this.heap[left];
      const earlier = child && right && isBefore(right, child) ? right : child;
      if (!earlier || isBefore(alarm, earlier)) break;
      this.heap[index] = earlier;
      index = earlier === right ? left + 1 : left;
    }
    this.heap[index] = alarm;
  }
}

function isBefore(one: Alarm, other: Alarm): boolean {
  return one.time < other.time || (one.time === other.time && one.sequence < other.sequence);
}
