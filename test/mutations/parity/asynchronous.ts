import type { ParityMutation } from '../mutation.ts';

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg';
const asynchronous = {
  source: `${guide}/invocation-async-error-handling.html`,
  file: 'infra/local/aws/lambda/asynchronous-invocations.ts',
  test: 'test/local/aws/lambda/event-age.test.ts',
};
const record = {
  source: `${guide}/invocation-async-retain-records.html`,
  file: 'infra/local/aws/lambda/failure-record.ts',
  test: 'test/local/aws/lambda/asynchronous.test.ts',
  name: 'that fails is retried twice',
};

/** Lambda's asynchronous invocations. */
export const asynchronousInvocations: readonly ParityMutation[] = [
  {
    ...asynchronous,
    behaviour: 'A failed event is retried twice, or as often as the event-invoke configuration says',
    find: 'if (retries >= event.lambda.asynchronous.maximumRetryAttempts) {',
    replace: 'if (retries >= 1) {',
    test: 'test/local/aws/lambda/asynchronous.test.ts',
    name: 'that fails is retried twice',
  },
  {
    ...asynchronous,
    behaviour: 'A retry waits: here for a second, then two; on AWS for a minute, then two',
    find: 'const again = clock.now() + delay;',
    replace: 'const again = clock.now() + delay / 10;',
    name: 'does not reduce the retries',
  },
  {
    ...asynchronous,
    behaviour: 'An event older than MaximumEventAgeInSeconds is not retried: EventAgeExceeded',
    source: `${guide}/invocation-async-configuring.html`,
    find: 'again > event.expires',
    replace: 'again > event.expires + 1e9',
    name: 'ends the retries',
  },
  {
    ...asynchronous,
    behaviour: 'An event that grew too old while it waited is not run at all',
    source: `${guide}/invocation-async-configuring.html`,
    find: 'clock.at(event.expires, () => tooOld.abort());',
    replace: 'clock.at(event.expires + 1e9, () => tooOld.abort());',
    name: 'prevents the run of an event that waited too long',
  },
  {
    ...asynchronous,
    behaviour: 'All attempts of an event have one request id',
    find: 'await this.setup.invoke(event.lambda, event.invocation, tooOld.signal);',
    replace:
      'await this.setup.invoke(event.lambda, { ...event.invocation, requestId: randomUUID() }, tooOld.signal);',
    test: 'test/local/aws/lambda/asynchronous.test.ts',
    name: 'that fails is retried twice',
  },
  {
    ...asynchronous,
    behaviour: 'An event of a function without destination is dropped after its retries',
    find: 'if (!destination) return;',
    replace: 'if (!destination) {\n      this.pending.set(event, () => {});\n      return;\n    }',
    test: 'test/local/aws/lambda/asynchronous.test.ts',
    name: 'of a function without event-invoke configuration',
  },
  {
    ...record,
    behaviour: 'A failure record names the function with its version',
    find: 'functionArn: `${lambda.arn}:$LATEST`,',
    replace: 'functionArn: lambda.arn,',
  },
  {
    ...record,
    behaviour: 'A failure record counts the attempts',
    find: 'approximateInvokeCount: attempts,',
    replace: 'approximateInvokeCount: 1,',
  },
  {
    ...record,
    behaviour: 'A failure record has the event and the last response as values, not as text',
    find: 'requestPayload: jsonOrText(invocation.payload),',
    replace: 'requestPayload: invocation.payload,',
  },
  {
    ...record,
    behaviour: 'A failure record has the response’s status, executed version and kind of error',
    find: "executedVersion: '$LATEST', functionError: 'Unhandled'",
    replace: "executedVersion: '$LATEST'",
  },
  {
    ...record,
    behaviour: 'A record longer than its queue accepts is lost, and the stack goes on',
    file: 'infra/local/aws/sqs/queues.ts',
    find: 'if (error instanceof AwsError) return error.code;',
    replace: "if (error instanceof AwsError) return 'ok';",
    name: 'whose record is too long for the queue',
  },
];
