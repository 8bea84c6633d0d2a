import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accessKeyOf } from '../../../../infra/local/faults/call-point.ts';
import { schedule } from '../../fixture/scheduler-client.ts';
import { invoke, order, useFixtureStack } from '../../fixture/stack.ts';

const record = z.record(z.string(), z.unknown());
const listSchema = z.object({
  events: z.array(record).default([]),
  calls: z.array(record).default([]),
  grants: z.array(z.object({ holder: z.string(), action: z.string() })).default([]),
});
const errorSchema = z.object({ __type: z.string().optional(), message: z.string().optional() });
const HOLDER = 'echo, other-echo, broken';
const USER = 'User: arn:aws:sts::000000000000:assumed-role/fixture-local-Role/echo';

describe('a call that its function may not make', () => {
  const stack = useFixtureStack({ retryDelaysMs: [0] });
  const iam = (method: string, body?: object) =>
    fetch(`${stack().awsUrl}/_local/iam`, { method, ...(body && { body: JSON.stringify(body) }) });
  const revoke = (holder: string, action: string) => iam('POST', { revoked: [{ holder, action }] });
  const clientOptions = (endpoint: string, accessKeyId = accessKeyOf('echo', 1)) => ({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });
  const getItem = new GetItemCommand({
    TableName: 'fixture-local-Table',
    Key: { pk: { S: 'a' }, sk: { S: 'b' } },
  });
  const read = async (path: string) => {
    const response = await fetch(`${stack().awsUrl}/_local/${path}`);
    return listSchema.parse(await response.json());
  };

  beforeAll(async () => {
    await revoke(HOLDER, '*');
  });
  afterAll(async () => {
    await iam('DELETE');
  });

  // https://github.com/sebdah/dynamic-dynamodb/issues/321
  it('is refused by DynamoDB with 400', async () => {
    const client = new DynamoDBClient(clientOptions(stack().dynamodbUrl));
    await expect(client.send(getItem)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
      message: `${USER} is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/fixture-local-Table because no identity-based policy allows the dynamodb:GetItem action`,
    });
  });

  // https://github.com/mongodb/awscdk-resources-mongodbatlas/issues/207
  it('is refused by Secrets Manager with 400', async () => {
    const client = new SecretsManagerClient(clientOptions(stack().awsUrl));
    const call = client.send(new GetSecretValueCommand({ SecretId: stack().outputs.SecretArn }));
    await expect(call).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
      message: expect.stringContaining(
        `secretsmanager:GetSecretValue on resource: ${stack().outputs.SecretArn}`,
      ),
    });
  });

  // https://github.com/ministryofjustice/modernisation-platform/issues/7930
  it('is refused by Scheduler with 403', async () => {
    const client = new SchedulerClient(clientOptions(stack().awsUrl));
    await expect(client.send(new CreateScheduleCommand(schedule('denied')))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
      message: expect.stringContaining('schedule/fixture-schedules/denied'),
    });
  });

  // https://github.com/awslabs/aws-deployment-framework/issues/460
  it('is refused by Lambda with 403', async () => {
    const client = new LambdaClient(clientOptions(stack().awsUrl));
    await expect(client.send(new InvokeCommand({ FunctionName: 'echo' }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
      message: expect.stringContaining('lambda:InvokeFunction on resource: arn:aws:lambda'),
    });
  });

  it.each([
    ['AmazonSQS.SendMessage', { QueueUrl: 'any/Failed', MessageBody: 'x' }, 403, 'AccessDenied'],
    ['AWSEvents.PutEvents', { Entries: [{ Source: 'a' }] }, 400, 'AccessDeniedException'],
  ])('is refused in JSON: %s', async (target, input, status, code) => {
    const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyOf('echo', 1)}/x`;
    const headers = { 'x-amz-target': target, authorization };
    const response = await fetch(stack().awsUrl, { method: 'POST', headers, body: JSON.stringify(input) });
    expect([response.status, errorSchema.parse(await response.json()).__type]).toEqual([status, code]);
  });

  it('is an event and a line of the log, with whether a test took the right away', async () => {
    expect((await read('events?source=iam')).events).toContainEqual(
      expect.objectContaining({
        source: 'iam',
        event: 'denied',
        caller: 'echo',
        action: 'dynamodb:GetItem',
        isAnnounced: true,
      }),
    );
  });

  it("is no call of the operator's, who may do all", async () => {
    const client = new DynamoDBClient(clientOptions(stack().dynamodbUrl, 'local'));
    expect((await client.send(getItem)).$metadata.httpStatusCode).toBe(200);
  });

  it('loses the record of a failed event: the function sends it with its own rights', async () => {
    await invoke(stack(), 'echo', { do: 'throw' }, 'Event');
    await expect
      .poll(async () => {
        const { events } = await read('events?source=lambda&event=on-failure');
        return events.map(({ outcome }) => outcome);
      })
      .toEqual(['AccessDenied']);
  });

  it('is a 500 of the gateway, when no route may invoke the function', async () => {
    const { grants } = await read('iam');
    const route = grants.find(({ holder }) => holder.endsWith('/*/*/open'));
    await revoke(String(route?.holder), 'lambda:InvokeFunction');
    expect((await order(stack(), { do: 'echo' })).status).toBe(500);
    await iam('DELETE');
    expect((await order(stack(), { do: 'echo' })).status).toBe(200);
  });

  it("is one of a schedule's role: the firing goes to the dead-letter queue, unless that is denied, too", async () => {
    const client = new SchedulerClient(clientOptions(stack().awsUrl, 'local'));
    await revoke('ScheduleRole', '*');
    const fire = async (name: string) => {
      await client.send(new CreateScheduleCommand(schedule(name)));
      const body = JSON.stringify({ group: 'fixture-schedules' });
      await fetch(`${stack().awsUrl}/_local/schedules/${name}/fire`, { method: 'POST', body });
    };
    await fire('without-right');
    const { calls } = await read('calls');
    const fired = calls.filter(({ resource }) => resource === 'without-right');
    expect(fired.map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['CreateSchedule', 'ok'],
      ['Fire', 'AccessDeniedException'],
    ]);
    await iam('DELETE');
  });

  it('cannot be announced for a grant that nobody has', async () => {
    const response = await revoke('echo', 's3:GetObject');
    expect([response.status, errorSchema.parse(await response.json()).message]).toEqual([
      400,
      'echo has no grant of s3:GetObject',
    ]);
  });
});
