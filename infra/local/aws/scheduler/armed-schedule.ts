import type { Clock } from '../clock/clock.ts';
import { delayInWindow } from './firing.ts';
import type { Schedule } from './schedule.ts';
import type { ScheduleExpression } from './schedule-expression.ts';

/** Whether a schedule with a flexible time window fires at its start or, as on AWS, at some time in it. */
export type FlexibleWindows = 'start' | 'spread';

export type ArmedSetup = {
  clock: Clock;
  windows: () => FlexibleWindows;
  fire: (schedule: Schedule, scheduledTime: number) => void;
  /** Called when the schedule has no further firing. */
  completed: (schedule: Schedule) => void;
};

/** A schedule that waits for its next time, fires, and waits for the following one. */
export class ArmedSchedule {
  readonly schedule: Schedule;
  private readonly expression: ScheduleExpression;
  private readonly setup: ArmedSetup;
  private next: number | undefined;
  private cancel = () => {};

  constructor(schedule: Schedule, expression: ScheduleExpression, setup: ArmedSetup) {
    this.schedule = schedule;
    this.expression = expression;
    this.setup = setup;
  }

  start(): void {
    this.arm(this.startTime() - 1);
  }

  /** Sets the alarm for the same time again, after the window setting has changed. */
  rearm(): void {
    this.cancel();
    this.wait();
  }

  disarm(): void {
    this.next = undefined;
    this.cancel();
  }

  private arm(after: number): void {
    const { State, EndDate = Number.POSITIVE_INFINITY } = this.schedule.input;
    if (State === 'DISABLED') return;
    const next = this.expression.next(after, this.startTime());
    if (next === undefined || (!this.expression.oneTime && next > EndDate * 1000)) {
      this.next = undefined;
      this.setup.completed(this.schedule);
    } else {
      this.next = next;
      this.wait();
    }
  }

  private wait(): void {
    const { next, schedule, setup } = this;
    if (next === undefined) return;
    const delay = setup.windows() === 'spread' ? delayInWindow(schedule, next) : 0;
    this.cancel = setup.clock.at(next + delay, () => {
      setup.fire(schedule, next);
      // Firings that the machine slept through, and those before the beginning, are skipped.
      this.arm(Math.max(next, setup.clock.now() - delay, this.startTime()));
    });
  }

  /** The time from which the schedule counts: its last change or, unless it fires once, its StartDate. */
  private startTime(): number {
    const { input, modified } = this.schedule;
    return Math.max(modified, this.expression.oneTime ? 0 : (input.StartDate ?? 0) * 1000);
  }
}
