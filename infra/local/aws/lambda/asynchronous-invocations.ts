import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { LambdaFunction } from '../template/functions.ts';
import { type Condition, failureRecord } from './failure-record.ts';
import { calledOff, type Invocation, type InvocationResult } from './invocation.ts';

export type AsynchronousSetup = {
  clock: Clock;
  /** `signal` calls it off while it waits for a process; it is then fulfilled with `calledOff`. */
  invoke: (lambda: LambdaFunction, invocation: Invocation, signal: AbortSignal) => Promise<InvocationResult>;
  /** Sends a record to an on-failure destination. */
  sendTo: (destinationArn: string, record: string) => void;
  /** Pause before each retry; on AWS one minute, then two. */
  retryDelaysMs: readonly number[];
};

type Event = {
  lambda: LambdaFunction;
  invocation: Invocation;
  /** When it is too old to be tried (again). */
  expires: number;
  attempts: number;
  lastResult: InvocationResult | undefined;
};

/**
 * Events that Lambda accepted and runs on its own: retried when the function fails, as long as they are not too
 * old, then handed to the on-failure destination.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class AsynchronousInvocations {
  private readonly setup: AsynchronousSetup;
  /** With what calls off the event's next step. */
  private readonly pending = new Map<Event, () => void>();
  private closed = false;

  constructor(setup: AsynchronousSetup) {
    this.setup = setup;
  }

  /** @returns the request id, which stays the same through all retries. */
  submit(lambda: LambdaFunction, payload: string): string {
    const invocation = { requestId: randomUUID(), payload };
    const expires = this.setup.clock.now() + lambda.asynchronous.maximumEventAgeSeconds * 1000;
    void this.attempt({ lambda, invocation, expires, attempts: 0, lastResult: undefined });
    return invocation.requestId;
  }

  /** Events of a function that are not finished: waiting, running or before a retry. */
  pendingFor(functionName: string): number {
    return [...this.pending.keys()].filter(({ lambda }) => lambda.name === functionName).length;
  }

  close(): void {
    this.closed = true;
    for (const callOff of this.pending.values()) callOff();
    this.pending.clear();
  }

  private async attempt(event: Event): Promise<void> {
    const tooLong = new AbortController();
    const disarm = this.setup.clock.at(event.expires, () => tooLong.abort());
    this.pending.set(event, disarm);
    const result = await this.setup.invoke(event.lambda, event.invocation, tooLong.signal);
    disarm();
    if (this.closed) return;
    if (result === calledOff) {
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
    const destination = lambda.asynchronous.onFailureArn;
    if (!destination) return;
    const timestamp = new Date(this.setup.clock.now()).toISOString();
    const record = failureRecord({ lambda, invocation, condition, attempts, lastResult, timestamp });
    this.setup.sendTo(destination, JSON.stringify(record));
  }
}
