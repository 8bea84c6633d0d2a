import type { DeliveryFailure } from '../../scheduler/firing.ts';
import type { Schedule } from '../../scheduler/schedule.ts';
import type { MetricStore } from '../metrics/metric-store.ts';

/** The codes by which a target limits its rate, and the one by which Scheduler limits its own. */
const TARGET_THROTTLES = ['TooManyRequestsException'];
const OWN_THROTTLES = ['ThrottlingException'];

/** Emits the metrics of Scheduler: https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html */
export class SchedulerMetrics {
  readonly #store: MetricStore;
  readonly #now: () => number;

  constructor(store: MetricStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Counts an attempt to invoke a target, and why it failed. */
  countAttempt(schedule: Schedule, failure: DeliveryFailure | undefined): void {
    if (failure && OWN_THROTTLES.includes(failure.code)) {
      this.#emit('InvocationThrottleCount', schedule);
      return;
    }
    this.#emit('InvocationAttemptCount', schedule);
    if (!failure) return;
    const isThrottled = TARGET_THROTTLES.includes(failure.code);
    this.#emit(isThrottled ? 'TargetErrorThrottledCount' : 'TargetErrorCount', schedule);
  }

  countDropped(schedule: Schedule): void {
    this.#emit('InvocationDroppedCount', schedule);
  }

  /** Counts a message to the dead-letter queue; `outcome` is `ok` unless the queue refused it. */
  countDeadLetter(schedule: Schedule, outcome: string): void {
    const name =
      outcome === 'ok' ? 'InvocationsSentToDeadLetterCount' : 'InvocationsFailedToBeSentToDeadLetterCount';
    this.#emit(name, schedule);
  }

  #emit(name: string, { input }: Schedule): void {
    const time = this.#now();
    const group = { ScheduleGroup: input.GroupName };
    for (const dimensions of [{}, group])
      this.#store.record({ namespace: 'AWS/Scheduler', name, dimensions }, 1, time);
  }
}
