import type { StackEvent } from '../../../events/stack-events.ts';
import type { LambdaService } from '../../lambda/lambda-service.ts';
import type { LambdaFunction } from '../../template/functions.ts';
import { MINUTE_MS } from '../metrics/metric.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import type { PassedTime } from './passed-time.ts';

const NAMESPACE = 'AWS/Lambda';

/**
 * Emits the metrics of Lambda: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 * An invocation that waits for a process counts as one that runs, as it would on AWS.
 */
export class LambdaMetrics {
  readonly #store: MetricStore;
  readonly #now: () => number;
  readonly #lambda: LambdaService;
  /** When the stack's clock showed each event that waits, by its request id. */
  readonly #accepted = new Map<string, number>();

  readonly #passed: PassedTime;

  constructor(store: MetricStore, now: () => number, lambda: LambdaService, passed: PassedTime) {
    this.#passed = passed;
    this.#store = store;
    this.#now = now;
    this.#lambda = lambda;
  }

  /** Counts an event of the log with the source `lambda`. */
  count({ event, function: functionName, requestId, outcome, durationMs }: StackEvent): void {
    const name = String(functionName);
    const id = String(requestId);
    switch (event) {
      case 'accept':
        this.#countAccepted(name, id);
        return;
      case 'invoke':
        if (outcome === 'ok') this.#accepted.delete(id);
        this.#emit('Invocations', name, 1);
        this.#emit('Errors', name, outcome === 'error' ? 1 : 0);
        this.#emit('Throttles', name, 0);
        this.#emit('Duration', name, this.#passed.of(Number(durationMs), this.#timeoutOf(name)));
        return;
      case 'throttle':
        this.#emit('Throttles', name, 1);
        return;
      case 'dropped':
        this.#accepted.delete(id);
        this.#emitFor('AsyncEventsDropped', name, 1);
        return;
      case 'on-failure':
        if (outcome !== 'ok') this.#emitFor('DestinationDeliveryFailures', name, 1);
        return;
      default:
    }
  }

  /** Measures what runs and what waits at the end of a minute. */
  measure(minute: number): void {
    let claimed = 0;
    let total = 0;
    for (const lambda of this.#lambda.functions) {
      const running = this.#lambda.countRunning(lambda);
      total += running;
      claimed += lambda.reservedConcurrency ?? running;
      if (running > 0) this.#measure('ConcurrentExecutions', { FunctionName: lambda.name }, running, minute);
      this.#measureAge(lambda, minute);
    }
    if (total > 0) this.#measure('ConcurrentExecutions', {}, total, minute);
    if (claimed > 0) this.#measure('ClaimedAccountConcurrency', {}, claimed, minute);
  }

  #countAccepted(functionName: string, requestId: string): void {
    this.#emitFor('AsyncEventsReceived', functionName, 1);
    // A schedule may fire in the middle of a move of the clock, while no function can run: its event waits from the end.
    queueMicrotask(() => this.#accepted.set(requestId, this.#now()));
  }

  #measureAge({ name }: LambdaFunction, minute: number): void {
    const oldest = this.#lambda.pool.oldestEvent(name);
    const accepted = oldest && this.#accepted.get(oldest.requestId);
    if (accepted === undefined) return;
    const age = Math.max(0, minute * MINUTE_MS - accepted);
    this.#measure('AsyncEventAge', { FunctionName: name }, age, minute);
  }

  /** Lambda ends a run then. */
  #timeoutOf(name: string): number {
    return (this.#lambda.find(name)?.timeoutSeconds ?? 0) * 1_000;
  }

  #emit(name: string, functionName: string, value: number): void {
    this.#emitFor(name, functionName, value);
    this.#store.record({ namespace: NAMESPACE, name, dimensions: {} }, value, this.#now());
  }

  #emitFor(name: string, functionName: string, value: number): void {
    const dimensions = { FunctionName: functionName };
    this.#store.record({ namespace: NAMESPACE, name, dimensions }, value, this.#now());
  }

  #measure(name: string, dimensions: Record<string, string>, value: number, minute: number): void {
    this.#store.measure({ namespace: NAMESPACE, name, dimensions }, value, minute);
  }
}
