import type { Clock } from '../clock/clock.ts';
import {
  createFiring,
  type DeadLetter,
  type DeliveryFailure,
  deadLetterOf,
  type ExhaustedCondition,
  type Firing,
  repeatFiring,
} from './firing.ts';
import type { Schedule } from './schedule.ts';

export type DeliverySetup = {
  clock: Clock;
  /** Delivers a firing to the schedule's target. Returns why it failed; never throws. */
  fire: (firing: Firing) => DeliveryFailure | undefined;
  /** Sends an undeliverable firing to the dead-letter queue; never throws. */
  deadLetter: (queueArn: string, message: DeadLetter, schedule: Schedule) => void;
  /** Called for a firing that Scheduler gives up, with or without a dead-letter queue. */
  reportDropped?: (schedule: Schedule) => void;
};

/** The pause before the first retry; each further one is twice as long. AWS documents a backoff, not its length. */
const FIRST_PAUSE_MS = 1_000;

/** Delivers firings, and repeats those that fail by the retry policy of their schedule. */
export class Deliveries {
  private readonly setup: DeliverySetup;
  private readonly waiting = new Set<() => void>();

  constructor(setup: DeliverySetup) {
    this.setup = setup;
  }

  /** Returns the execution id, which all attempts share. */
  deliver(schedule: Schedule, scheduledTime: number): string {
    const firing = createFiring(schedule, scheduledTime);
    const { MaximumEventAgeInSeconds } = schedule.input.Target.RetryPolicy;
    this.attempt(firing, this.setup.clock.now() + MaximumEventAgeInSeconds * 1000);
    return firing.executionId;
  }

  close(): void {
    for (const cancel of this.waiting) cancel();
    this.waiting.clear();
  }

  private attempt(firing: Firing, expires: number): void {
    const failure = this.setup.fire(firing);
    if (!failure) return;
    const exhausted = failure.isTransient ? this.retry(firing, expires) : undefined;
    if (exhausted !== 'waits') this.giveUp(firing, failure, exhausted);
  }

  private retry(firing: Firing, expires: number): ExhaustedCondition | 'waits' {
    const { clock } = this.setup;
    const retries = firing.attempt - 1;
    if (retries >= firing.schedule.input.Target.RetryPolicy.MaximumRetryAttempts)
      return 'MaximumRetryAttempts';
    const again = clock.now() + FIRST_PAUSE_MS * 2 ** retries;
    if (again > expires) return 'MaximumEventAgeInSeconds';
    const cancel = clock.at(again, () => {
      this.waiting.delete(cancel);
      this.attempt(repeatFiring(firing), expires);
    });
    this.waiting.add(cancel);
    return 'waits';
  }

  private giveUp(firing: Firing, failure: DeliveryFailure, exhausted: ExhaustedCondition | undefined): void {
    const { schedule } = firing;
    this.setup.reportDropped?.(schedule);
    const queueArn = schedule.input.Target.DeadLetterConfig?.Arn;
    if (queueArn) this.setup.deadLetter(queueArn, deadLetterOf(firing, failure, exhausted), schedule);
  }
}
