import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { functionsResponse, read } from '../../fixture/responses.ts';
import { invoke, useFixtureStack } from '../../fixture/stack.ts';

const RETRY_MS = 100;

const sqsResponse = z.object({
  __type: z.string().optional(),
  Attributes: z.record(z.string(), z.string()).optional(),
  Messages: z.array(z.object({ Body: z.string(), ReceiptHandle: z.string() })).optional(),
});

// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
describe('an asynchronous invocation', () => {
  const stack = useFixtureStack({ retryDelaysMs: [RETRY_MS, 2 * RETRY_MS] });

  async function sqs(operation: string, input: object) {
    const response = await fetch(stack().awsUrl, {
      method: 'POST',
      headers: { 'x-amz-target': `AmazonSQS.${operation}`, 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ QueueUrl: stack().outputs.QueueUrl, ...input }),
    });
    return { status: response.status, output: sqsResponse.parse(await response.json()) };
  }

  const queued = async () => {
    const { output } = await sqs('GetQueueAttributes', { AttributeNames: ['All'] });
    return Number(output.Attributes?.ApproximateNumberOfMessages);
  };
  const pending = async () => {
    const functions = await read(functionsResponse, fetch(`${stack().awsUrl}/_local/functions`));
    return functions.reduce((sum, { asynchronousPending }) => sum + asynchronousPending, 0);
  };
  const log = async (name: string) => (await fetch(`${stack().awsUrl}/_local/logs/${name}`)).text();

  it('is accepted immediately and runs once when it succeeds', async () => {
    const response = await invoke(stack(), 'echo', { do: 'log', text: 'ran asynchronously' }, 'Event');
    expect(response.status).toBe(202);
    expect(await response.text()).toBe('');
    await expect.poll(pending).toBe(0);
    expect((await log('echo')).match(/ran asynchronously/g)).toHaveLength(1);
    expect(await queued()).toBe(0);
  });

  it('that fails is retried twice under one request id, then goes to the on-failure queue', async () => {
    const event = { do: 'throw', marker: 'failing' };
    const started = Date.now();
    const accepted = await invoke(stack(), 'echo', event, 'Event');
    await expect.poll(queued).toBe(1);
    expect(Date.now() - started).toBeGreaterThanOrEqual(3 * RETRY_MS);

    const { output } = await sqs('ReceiveMessage', { MaxNumberOfMessages: 10 });
    const [message] = output.Messages ?? [];
    expect(JSON.parse(message?.Body ?? '')).toEqual({
      version: '1.0',
      timestamp: expect.any(String),
      requestContext: {
        requestId: accepted.headers.get('x-amzn-requestid'),
        functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:echo:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: event,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: expect.objectContaining({
        errorType: 'TypeError',
        errorMessage: 'the function fails',
      }),
    });
    const requestId = accepted.headers.get('x-amzn-requestid') ?? '';
    const failures = (await log('echo')).split('\n').filter((line) => line.includes(requestId));
    expect(failures).toHaveLength(3);
    expect(await queued()).toBe(0);
    expect((await sqs('DeleteMessage', { ReceiptHandle: message?.ReceiptHandle })).status).toBe(200);
  });

  it('of a function without event-invoke configuration is dropped after its retries', async () => {
    await invoke(stack(), 'broken', {}, 'Event');
    await expect.poll(pending).toBe(1);
    await expect.poll(pending).toBe(0);
    expect((await log('broken')).match(/the module does not load/g)?.length).toBeGreaterThanOrEqual(3);
    expect(await queued()).toBe(0);
  });

  // https://aws.amazon.com/blogs/compute/more-room-to-build-serverless-services-now-support-payloads-up-to-1-mb
  it('accepts an event of 1 MB and refuses a longer one', async () => {
    const overhead = '{"x":""}'.length;
    const event = (bytes: number) => ({ x: 'x'.repeat(bytes - overhead) });
    expect((await invoke(stack(), 'echo', event(1024 * 1024), 'Event')).status).toBe(202);
    const refused = await invoke(stack(), 'echo', event(1024 * 1024 + 1), 'Event');
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain(
      '1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)',
    );
    await expect.poll(pending).toBe(0);
  });

  it('whose record is too long for the queue leaves only an entry in the event log', async () => {
    await invoke(stack(), 'echo', { do: 'throw', x: 'x'.repeat(1024 * 1024 - 100) }, 'Event');
    await expect.poll(pending).toBe(0);
    expect(await queued()).toBe(0);
    const events = await (await fetch(`${stack().awsUrl}/_local/events?event=on-failure`)).text();
    expect(events).toContain('"outcome":"InvalidParameterValue"');
  });

  it('with an event too deep to serialize has it in its record as text', async () => {
    await sqs('PurgeQueue', {});
    const body = `{"do":"throw","deep":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    await fetch(`${stack().awsUrl}/2015-03-31/functions/echo/invocations`, {
      method: 'POST',
      headers: { 'x-amz-invocation-type': 'Event' },
      body,
    });
    await expect.poll(queued).toBe(1);
    const { output } = await sqs('ReceiveMessage', {});
    expect(JSON.parse(output.Messages?.[0]?.Body ?? '')).toMatchObject({ requestPayload: body });
  });

  it('has no queue that does not exist', async () => {
    const { status, output } = await sqs('ReceiveMessage', {
      QueueUrl: `${stack().awsUrl}/000000000000/nothing`,
    });
    expect(status).toBe(400);
    expect(output.__type).toBe('QueueDoesNotExist');
  });
});
