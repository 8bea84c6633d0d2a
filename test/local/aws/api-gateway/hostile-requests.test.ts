import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { useFixtureStack } from '../../fixture/stack.ts';

const dynamodb = {
  'content-type': 'application/x-amz-json-1.0',
  authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local',
  'x-amz-date': '20260101T000000Z',
};

describe('a malformed request', () => {
  const stack = useFixtureStack();
  const aws = (path: string, init: RequestInit = {}) => fetch(`${stack().awsUrl}${path}`, init);
  const post = (path: string, value: unknown) => aws(path, { method: 'POST', body: JSON.stringify(value) });
  const isAlive = async () => (await aws('/_local/clock')).status === 200;

  it.each(['/_local/%ff', '/_local/functions/%ff/kill', '/schedules/%ff', '/%'])(
    'for %s is 400',
    async (path) => {
      const response = await aws(path, { method: 'POST' });
      expect([response.status, await response.json()]).toEqual([
        400,
        { __type: 'ValidationException', message: 'The path is not percent-encoded UTF-8' },
      ]);
    },
  );

  it('over 32 MB is 413, and its connection serves the next request', async () => {
    const response = await post('/_local/faults', 'x'.repeat(33 * 1024 * 1024));
    expect([response.status, await response.json()]).toEqual([
      413,
      { __type: 'RequestEntityTooLargeException', message: 'The body is over 32 MB.' },
    ]);
    expect(await isAlive()).toBe(true);
  });

  it.each(['null', '1', '"text"', '[]', `${'['.repeat(200_000)}${']'.repeat(200_000)}`])(
    'to DynamoDB with a body that is not an object (%#) is 400',
    async (body) => {
      const headers = { ...dynamodb, 'x-amz-target': 'DynamoDB_20120810.GetItem' };
      const response = await fetch(stack().dynamodbUrl, { method: 'POST', headers, body });
      expect(response.status).toBe(400);
      expect(await isAlive()).toBe(true);
    },
  );

  it('to DynamoDB that breaks off in its body does not affect other requests', async () => {
    const client = connect(Number(new URL(stack().dynamodbUrl).port), '127.0.0.1');
    const head = `POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: DynamoDB_20120810.PutItem\r\nContent-Length: 1000`;
    await new Promise<void>((resolve) => client.write(`${head}\r\n\r\n{"TableName":`, () => resolve()));
    client.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await isAlive()).toBe(true);
  });

  it.each([{ State: { toString: 1 } }, { FlexibleTimeWindow: { Mode: { valueOf: 1, toString: 1 } } }])(
    'for a schedule with an object in place of text (%#) is a ValidationException',
    async (members) => {
      const response = await post('/schedules/odd', {
        ScheduleExpression: 'rate(1 day)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: 'arn:aws:lambda:us-east-1:000000000000:function:x',
          RoleArn: 'arn:aws:iam::000000000000:role/x',
        },
        ...members,
      });
      expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
        400,
        'ValidationException',
      ]);
    },
  );

  it('for a schedule that is not an object is a SerializationException', async () => {
    const response = await post('/schedules/odd', 'text');
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([
      400,
      'SerializationException',
    ]);
  });

  it('for a fault rule whose code does not fit into a header is 400', async () => {
    const response = await post('/_local/faults', { at: 'sqs.*', do: 'error', code: 'a\r\nb' });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('code: ')]);
  });

  it('is counted under its operation for at most a thousand names', async () => {
    for (let number = 0; number < 1_100; number += 1) {
      await aws('/', {
        method: 'POST',
        headers: { 'x-amz-target': `AmazonSQS.Nothing${number}` },
        body: '{}',
      });
    }
    const { counts } = (await (await aws('/_local/calls')).json()) as { counts: object };
    expect(Object.keys(counts).length).toBe(1_000);
  });
});
