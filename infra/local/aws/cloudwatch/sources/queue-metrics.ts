import type { Queues } from '../../sqs/queues.ts';
import { MINUTE_MS } from '../metrics/metric.ts';
import type { MetricStore } from '../metrics/metric-store.ts';

/** SQS measures a queue for so long after its last message. */
const ACTIVE_MINUTES = 6 * 60;

/**
 * Emits the metrics of the queues:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export class QueueMetrics {
  readonly #store: MetricStore;
  readonly #queues: Queues;
  readonly #activeUntil = new Map<string, number>();

  constructor(store: MetricStore, queues: Queues) {
    this.#store = store;
    this.#queues = queues;
  }

  /** Measures each queue at the end of a minute. */
  measure(minute: number, now: number): void {
    // The minute is not over yet in the last of a series of measurements.
    const time = Math.min((minute + 1) * MINUTE_MS - 1, now);
    for (const { queueArn, visible } of this.#queues.countVisible(time)) {
      if (visible > 0) this.#activeUntil.set(queueArn, minute + ACTIVE_MINUTES);
      if ((this.#activeUntil.get(queueArn) ?? -1) < minute) continue;
      const dimensions = { QueueName: queueArn.split(':').at(-1) ?? '' };
      const name = 'ApproximateNumberOfMessagesVisible';
      this.#store.measure({ namespace: 'AWS/SQS', name, dimensions }, visible, minute);
    }
  }
}
