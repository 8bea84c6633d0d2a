import { Alarms } from './alarms.ts';
import type { Clock } from './clock.ts';

/** A longer timeout fires immediately: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** More callbacks in one move would block the stack for minutes. */
const MOST_CALLS = 1_000_000;

/** The clock's new time, and whether it stands still from then on (default: as before). */
export type Move = { to: number; frozen?: boolean };

/** Runs with the system's time until it is moved or frozen. Times are milliseconds since the epoch. */
export class MovableClock implements Clock {
  private readonly alarms = new Alarms();
  private offset = 0;
  private frozenAt: number | undefined;
  /** The time of the alarm that a running move has reached. */
  private reached: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  now(): number {
    return this.reached ?? this.frozenAt ?? Date.now() + this.offset;
  }

  /** Milliseconds ahead of the system's time. */
  get offsetMs(): number {
    return this.frozenAt === undefined ? this.offset : this.frozenAt - Date.now();
  }

  /** Whether it calls an alarm because of a move, and not because time has passed. */
  get isMoving(): boolean {
    return this.reached !== undefined;
  }

  get frozen(): boolean {
    return this.frozenAt !== undefined;
  }

  at(time: number, callback: () => void): () => void {
    const alarm = this.alarms.add(time, callback);
    if (this.alarms.next === alarm) this.wait();
    return () => this.alarms.cancel(alarm);
  }

  /**
   * Moves the clock and calls every alarm that is due until then, each at its own time. Returns the number of calls.
   * A move backwards calls only overdue alarms. A move stops at the alarm that is the millionth.
   */
  move({ to, frozen = this.frozen }: Move): number {
    const from = this.now();
    const { called, reached } = this.callDueAlarms(from, Math.max(from, to));
    const now = called < MOST_CALLS ? to : reached;
    this.frozenAt = frozen ? now : undefined;
    this.offset = frozen ? 0 : now - Date.now();
    this.wait();
    return called;
  }

  /** Returns to the system's time. Returns the number of alarms that were due until then. */
  reset(): number {
    const called = this.move({ to: Date.now(), frozen: false });
    this.offset = 0;
    return called;
  }

  close(): void {
    this.alarms.clear();
    clearTimeout(this.timer);
  }

  private callDueAlarms(from: number, until: number): { called: number; reached: number } {
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
