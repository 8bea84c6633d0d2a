import { randomUUID } from 'node:crypto';
import { jsonOf } from '../json-of.ts';
import type { LambdaFunction } from '../template/functions.ts';
import type { Invocation, InvocationResult } from './invocation.ts';

export type AsynchronousSetup = {
  invoke: (lambda: LambdaFunction, invocation: Invocation) => Promise<InvocationResult>;
  /** Sends a record to an on-failure destination. */
  sendTo: (destinationArn: string, record: string) => void;
  /** Pause before each retry; on AWS one minute, then two. */
  retryDelaysMs: readonly number[];
};

type Event = { lambda: LambdaFunction; invocation: Invocation; accepted: number; attempts: number };

/**
 * Events that Lambda accepted and runs on its own: retried when the function fails, then handed to the
 * on-failure destination. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class AsynchronousInvocations {
  private readonly setup: AsynchronousSetup;
  private readonly pending = new Map<Event, NodeJS.Timeout | undefined>();
  private closed = false;

  constructor(setup: AsynchronousSetup) {
    this.setup = setup;
  }

  /** @returns the request id, which stays the same through all retries. */
  submit(lambda: LambdaFunction, payload: string): string {
    const invocation = { requestId: randomUUID(), payload };
    void this.attempt({ lambda, invocation, accepted: Date.now(), attempts: 0 });
    return invocation.requestId;
  }

  /** Events of a function that are not finished: waiting, running or before a retry. */
  pendingFor(functionName: string): number {
    return [...this.pending.keys()].filter(({ lambda }) => lambda.name === functionName).length;
  }

  close(): void {
    this.closed = true;
    for (const timer of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
  }

  private async attempt(event: Event): Promise<void> {
    this.pending.set(event, undefined);
    event.attempts += 1;
    const result = await this.setup.invoke(event.lambda, event.invocation);
    if (this.closed) return;
    if (result.functionError && this.retry(event, result)) return;
    this.pending.delete(event);
  }

  /** @returns whether the event stays pending. */
  private retry(event: Event, result: InvocationResult): boolean {
    const { maximumRetryAttempts, maximumEventAgeSeconds } = event.lambda.asynchronous;
    const retries = event.attempts - 1;
    const delay = this.setup.retryDelaysMs[Math.min(retries, this.setup.retryDelaysMs.length - 1)] ?? 0;
    const tooOld = Date.now() + delay - event.accepted > maximumEventAgeSeconds * 1000;
    if (retries < maximumRetryAttempts && !tooOld) {
      const again = setTimeout(() => void this.attempt(event), delay);
      this.pending.set(event, again);
      return true;
    }
    this.giveUp(event, result, retries < maximumRetryAttempts ? 'EventAgeExceeded' : 'RetriesExhausted');
    return false;
  }

  private giveUp(event: Event, result: InvocationResult, condition: string): void {
    const { lambda, invocation, attempts } = event;
    const destination = lambda.asynchronous.onFailureArn;
    if (!destination) return;
    const record = {
      version: '1.0',
      timestamp: new Date().toISOString(),
      requestContext: {
        requestId: invocation.requestId,
        functionArn: `${lambda.arn}:$LATEST`,
        condition,
        approximateInvokeCount: attempts,
      },
      // Whatever it was: a dead letter must not end the stack.
      requestPayload: jsonOf(invocation.payload) ?? invocation.payload,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: jsonOf(result.payload) ?? result.payload,
    };
    this.setup.sendTo(destination, JSON.stringify(record));
  }
}
