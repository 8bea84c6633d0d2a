import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { LambdaFunction } from '../template/functions.ts';
import { type Condition, failureRecord } from './failure-record.ts';
import { cancelled, type Invocation, type InvocationResult } from './invocation.ts';

export type AsynchronousSetup = {
  clock: Clock;
  /** `signal` cancels the invocation while it waits for a process; it then resolves with `cancelled`. */
  invoke: (lambda: LambdaFunction, invocation: Invocation, signal: AbortSignal) => Promise<InvocationResult>;
  /** Sends a record to an on-failure destination. */
  sendTo: (destinationArn: string, record: string, lambda: LambdaFunction) => void;
  /** Pause before each retry; on AWS one minute, then two. */
  retryDelaysMs: readonly number[];
  /** Called for an event that Lambda accepts, and for one that it gives up. */
  report?: (event: 'accept' | 'dropped', lambda: LambdaFunction, requestId: string) => void;
};

type Event = {
  lambda: LambdaFunction;
  invocation: Invocation;
  /** The time from which the event is too old for another attempt. */
  expires: number;
  attempts: number;
  lastResult: InvocationResult | undefined;
};

/**
 * Runs the events that Lambda accepted: retries them until they succeed, are too old or out of retries, then sends
 * a record to the on-failure destination.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class AsynchronousInvocations {
  private readonly setup: AsynchronousSetup;
  /** Each unfinished event, with the function that cancels its next step. */
  private readonly pending = new Map<Event, () => void>();
  private closed = false;

  constructor(setup: AsynchronousSetup) {
    this.setup = setup;
  }

  /** Accepts an event. Returns the request id, which all its attempts share. */
  submit(lambda: LambdaFunction, payload: string): string {
    const invocation = { requestId: randomUUID(), payload };
    this.setup.report?.('accept', lambda, invocation.requestId);
    const expires = this.setup.clock.now() + lambda.asynchronous.maximumEventAgeSeconds * 1000;
    void this.attempt({ lambda, invocation, expires, attempts: 0, lastResult: undefined });
    return invocation.requestId;
  }

  /** Counts a function's unfinished events: waiting, running or before a retry. */
  pendingFor(functionName: string): number {
    return [...this.pending.keys()].filter(({ lambda }) => lambda.name === functionName).length;
  }

  close(): void {
    this.closed = true;
    for (const cancel of this.pending.values()) cancel();
    this.pending.clear();
  }

  private async attempt(event: Event): Promise<void> {
    const tooOld = new AbortController();
    const cancelAlarm = this.setup.clock.at(event.expires, () => tooOld.abort());
    this.pending.set(event, cancelAlarm);
    const result = await this.setup.invoke(event.lambda, event.invocation, tooOld.signal);
    cancelAlarm();
    if (this.closed) return;
    if (result === cancelled) {
      this.giveUp(event, 'EventAgeExceeded');
      return;
    }
    event.attempts += 1;
    event.lastResult = result;
    if (result.functionError) this.retry(event);
    else this.pending.delete(event);
  }

  private retry(event: Event): void {
    const { clock, retryDelaysMs } = this.setup;
    const retries = event.attempts - 1;
    if (retries >= event.lambda.asynchronous.maximumRetryAttempts) {
      this.giveUp(event, 'RetriesExhausted');
      return;
    }
    const delay = retryDelaysMs[Math.min(retries, retryDelaysMs.length - 1)] ?? 0;
    const again = clock.now() + delay;
    const next =
      again > event.expires
        ? clock.at(event.expires, () => this.giveUp(event, 'EventAgeExceeded'))
        : clock.at(again, () => void this.attempt(event));
    this.pending.set(event, next);
  }

  private giveUp(event: Event, condition: Condition): void {
    this.pending.delete(event);
    const { lambda, invocation, attempts, lastResult } = event;
    this.setup.report?.('dropped', lambda, invocation.requestId);
    const destination = lambda.asynchronous.onFailureArn;
    if (!destination) return;
    const timestamp = new Date(this.setup.clock.now()).toISOString();
    const record = failureRecord({ lambda, invocation, condition, attempts, lastResult, timestamp });
    this.setup.sendTo(destination, JSON.stringify(record), lambda);
  }
}
