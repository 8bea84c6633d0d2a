import { Alarms } from './alarms.ts';
import type { Clock } from './clock.ts';

/** Node's timers turn a longer wait into none. https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** A move that has more to do would keep the stack busy for minutes. */
const MOST_CALLS = 1_000_000;

/** Where the clock goes, and whether it stands still from then on; as before when left out. */
export type Move = { to: number; frozen?: boolean };

/** Starts as the system's time and runs on, until it is moved or frozen. Times are milliseconds since the epoch. */
export class MovableClock implements Clock {
  private readonly alarms = new Alarms();
  private offset = 0;
  private frozenAt: number | undefined;
  /** How far a move forward has come. */
  private reached: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  now(): number {
    return this.reached ?? this.frozenAt ?? Date.now() + this.offset;
  }

  /** How far it is ahead of the system's time. */
  get offsetMs(): number {
    return this.frozenAt === undefined ? this.offset : this.frozenAt - Date.now();
  }

  get frozen(): boolean {
    return this.frozenAt !== undefined;
  }

  at(time: number, callback: () => void): () => void {
    const alarm = this.alarms.add(time, callback);
    if (this.alarms.next === alarm) this.wait();
    return () => this.alarms.callOff(alarm);
  }

  /**
   * Calls back whatever is due until then, in the order of time and each at its own time; a move backwards only
   * what was due before. A move with more than a million calls ends where it has come to. @returns how many
   */
  move({ to, frozen = this.frozen }: Move): number {
    const from = this.now();
    const { called, reached } = this.pass(from, Math.max(from, to));
    const now = called < MOST_CALLS ? to : reached;
    this.frozenAt = frozen ? now : undefined;
    this.offset = frozen ? 0 : now - Date.now();
    this.wait();
    return called;
  }

  /** Back to the system's time. @returns how many alarms were due until then */
  reset(): number {
    const called = this.move({ to: Date.now(), frozen: false });
    this.offset = 0;
    return called;
  }

  close(): void {
    this.alarms.clear();
    clearTimeout(this.timer);
  }

  private pass(from: number, until: number): { called: number; reached: number } {
    let called = 0;
    let reached = from;
    try {
      while (called < MOST_CALLS) {
        const alarm = this.alarms.take(until);
        if (!alarm) break;
        reached = Math.max(reached, alarm.time);
        this.reached = reached;
        called += 1;
        alarm.callback?.();
      }
    } finally {
      this.reached = undefined;
    }
    return { called, reached };
  }

  private wait(): void {
    if (this.reached !== undefined) return;
    clearTimeout(this.timer);
    const { next } = this.alarms;
    if (!next) return;
    const left = Math.max(0, next.time - this.now());
    if (this.frozen && left > 0) return;
    this.timer = setTimeout(() => this.tick(), Math.min(left, LONGEST_WAIT_MS));
  }

  private tick(): void {
    const now = this.now();
    for (let alarm = this.alarms.take(now); alarm; alarm = this.alarms.take(now)) alarm.callback?.();
    this.wait();
  }
}
