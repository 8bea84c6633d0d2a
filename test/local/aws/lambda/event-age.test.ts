import { describe, expect, it } from 'vitest';
import { AsynchronousInvocations } from '../../../../infra/local/aws/lambda/asynchronous-invocations.ts';
import { cancelled, failure, type InvocationResult } from '../../../../infra/local/aws/lambda/invocation.ts';
import type { LambdaFunction } from '../../../../infra/local/aws/template/functions.ts';
import { ManualClock } from '../../fixture/manual-clock.ts';

const lambda: LambdaFunction = {
  name: 'job',
  arn: 'arn:aws:lambda:us-east-1:000000000000:function:job',
  codeDirectory: '/nowhere',
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  environment: {},
  timeoutSeconds: 1,
  memoryMegabytes: 128,
  logFormat: 'Text',
  logGroup: '/aws/lambda/any',
  logLevel: undefined,
  asynchronous: { maximumRetryAttempts: 2, maximumEventAgeSeconds: 120, onFailureArn: 'arn:dead' },
};
const failed = failure('Error', 'no');

/** Starts asynchronous invocations with AWS's own pauses: one minute, then two. */
function open(run: (signal: AbortSignal) => Promise<InvocationResult>) {
  const clock = new ManualClock();
  const runs: number[] = [];
  const records: unknown[] = [];
  const started = clock.now();
  const invocations = new AsynchronousInvocations({
    clock,
    retryDelaysMs: [60_000, 120_000],
    invoke: (_lambda, _invocation, signal) => {
      runs.push((clock.now() - started) / 1000);
      return run(signal);
    },
    sendTo: (_arn, record) => records.push(JSON.parse(record)),
  });
  return { clock, runs, records, invocations };
}

/** Lets pending promises resolve. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
describe('the maximum age of an event', () => {
  it('ends the retries, and the record has the last response', async () => {
    const { clock, runs, records, invocations } = open(async () => failed);
    const requestId = invocations.submit(lambda, '{"n":1}');
    await settle();
    clock.advance(60);
    await settle();
    expect(runs).toEqual([0, 60]);
    clock.advance(59);
    expect(records).toEqual([]);
    expect(invocations.pendingFor('job')).toBe(1);
    clock.advance(1);
    expect(records).toEqual([
      {
        version: '1.0',
        timestamp: '2026-01-01T00:02:00.000Z',
        requestContext: {
          requestId,
          functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:job:$LATEST',
          condition: 'EventAgeExceeded',
          approximateInvokeCount: 2,
        },
        requestPayload: { n: 1 },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorType: 'Error', errorMessage: 'no' },
      },
    ]);
    clock.advance(3_600);
    await settle();
    expect(runs).toEqual([0, 60]);
    expect(invocations.pendingFor('job')).toBe(0);
  });

  it('prevents the run of an event that waited too long for a process', async () => {
    const { clock, records, invocations } = open(
      (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(cancelled))),
    );
    invocations.submit(lambda, '"text"');
    clock.advance(119);
    await settle();
    expect(records).toEqual([]);
    clock.advance(1);
    await settle();
    expect(records).toMatchObject([
      {
        requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 0 },
        requestPayload: 'text',
      },
    ]);
    expect(records[0]).not.toHaveProperty('responseContext');
  });

  it('does not reduce the retries when it is long enough', async () => {
    const { clock, runs, records, invocations } = open(async () => failed);
    const patient = { ...lambda.asynchronous, maximumEventAgeSeconds: 3_600 };
    invocations.submit({ ...lambda, asynchronous: patient }, '{}');
    await settle();
    clock.advance(60);
    await settle();
    clock.advance(120);
    await settle();
    expect(runs).toEqual([0, 60, 180]);
    expect(records).toMatchObject([
      { requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 } },
    ]);
  });
});
