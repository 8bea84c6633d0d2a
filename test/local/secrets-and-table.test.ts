import { DescribeTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useFixtureStack } from './fixture/stack.ts';

const region = 'us-east-1';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

describe('Secrets Manager', () => {
  const stack = useFixtureStack();
  let client: SecretsManagerClient;
  beforeAll(() => {
    client = new SecretsManagerClient({ endpoint: stack().awsUrl, region, credentials });
  });
  afterAll(() => client.destroy());
  const get = (SecretId: string, more = {}) => client.send(new GetSecretValueCommand({ SecretId, ...more }));

  it("holds the simulator's credentials under the template's ARN and name", async () => {
    const arn = stack().outputs.SecretArn ?? '';
    const answer = await get(arn);
    expect(answer).toMatchObject({ ARN: arn, Name: 'fixture-local-Secret', VersionStages: ['AWSCURRENT'] });
    const secret = JSON.parse(answer.SecretString ?? '');
    expect(Object.keys(secret)).toEqual(['clientId', 'clientSecret', 'webhookSecrets']);
    expect((await get('fixture-local-Secret')).SecretString).toBe(answer.SecretString);

    const token = await fetch(`${stack().simulatorUrl}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: secret.clientId,
        client_secret: secret.clientSecret,
      }),
    });
    expect(token.status).toBe(200);
  });

  it('keeps the previous version when a new one is put', async () => {
    const SecretId = stack().outputs.SecretArn ?? '';
    const before = await get(SecretId);
    await client.send(new PutSecretValueCommand({ SecretId, SecretString: 'rotated' }));
    expect((await get(SecretId)).SecretString).toBe('rotated');
    expect((await get(SecretId, { VersionStage: 'AWSPREVIOUS' })).SecretString).toBe(before.SecretString);
    expect((await get(SecretId, { VersionId: before.VersionId })).VersionStages).toEqual(['AWSPREVIOUS']);
  });

  it('does not know another secret or version', async () => {
    await expect(get('elsewhere')).rejects.toThrow(ResourceNotFoundException);
    const wrongVersion = get(stack().outputs.SecretArn ?? '', { VersionId: 'a'.repeat(32) });
    await expect(wrongVersion).rejects.toThrow(ResourceNotFoundException);
  });

  it('counts the calls and shows no value', async () => {
    await fetch(`${stack().awsUrl}/_local/calls`, { method: 'DELETE' });
    await get(stack().outputs.SecretArn ?? '');
    await get('elsewhere').catch(() => undefined);
    const text = await (await fetch(`${stack().awsUrl}/_local/calls`)).text();
    expect(JSON.parse(text)).toMatchObject({
      counts: { 'secretsmanager.GetSecretValue': 2 },
      calls: [
        { service: 'secretsmanager', resource: stack().outputs.SecretArn, outcome: 'ok' },
        { service: 'secretsmanager', resource: 'elsewhere', outcome: 'ResourceNotFoundException' },
      ],
    });
    expect(text).not.toContain('rotated');
  });

  it('answers an operation that it does not have in the form of the protocol', async () => {
    const response = await fetch(stack().awsUrl, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.DeleteSecret' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' });
  });
});

describe('the table', () => {
  const stack = useFixtureStack();

  it("has the template's name and keys, and its calls are counted", async () => {
    const client = new DynamoDBClient({ endpoint: stack().dynamodbUrl, region, credentials });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: stack().tableName }));
    expect(Table).toMatchObject({
      TableName: 'fixture-local-Table',
      TableStatus: 'ACTIVE',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
    const put = new PutItemCommand({
      TableName: stack().tableName,
      Item: { pk: { S: 'a' }, sk: { S: 'b' } },
    });
    await client.send(put);
    client.destroy();
    const calls = await (await fetch(`${stack().awsUrl}/_local/calls`)).json();
    expect(calls).toHaveProperty('counts', { 'dynamodb.DescribeTable': 1, 'dynamodb.PutItem': 1 });
  });
});
