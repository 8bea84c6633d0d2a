import { randomUUID } from 'node:crypto';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  type PutSecretValueCommandInput,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
  type UpdateSecretVersionStageCommandInput,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useFixtureStack } from '../../fixture/stack.ts';

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

  const id = () => stack().outputs.SecretArn ?? '';
  const current = () => get(id());
  const put = (SecretString: string, more: Partial<PutSecretValueCommandInput> = {}) =>
    client.send(new PutSecretValueCommand({ SecretId: id(), SecretString, ...more }));
  const move = (VersionStage: string, more: Partial<UpdateSecretVersionStageCommandInput>) =>
    client.send(new UpdateSecretVersionStageCommand({ SecretId: id(), VersionStage, ...more }));
  async function stagesOf(versionId: string | undefined): Promise<string[]> {
    const list = new ListSecretVersionIdsCommand({ SecretId: id(), IncludeDeprecated: true });
    const { Versions = [] } = await client.send(list);
    return Versions.find(({ VersionId }) => VersionId === versionId)?.VersionStages ?? [];
  }

  // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
  it("has the simulator's credentials under the template's ARN and name", async () => {
    const arn = stack().outputs.SecretArn ?? '';
    const value = await get(arn);
    expect(value).toMatchObject({ ARN: arn, Name: 'fixture-local-Secret', VersionStages: ['AWSCURRENT'] });
    const secret = JSON.parse(value.SecretString ?? '');
    expect(Object.keys(secret)).toEqual(['clientId', 'clientSecret', 'webhookSecrets']);
    expect((await get('fixture-local-Secret')).SecretString).toBe(value.SecretString);

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

  it('returns ResourceNotFoundException for an unknown secret or version', async () => {
    await expect(get('elsewhere')).rejects.toThrow(ResourceNotFoundException);
    const wrongVersion = get(stack().outputs.SecretArn ?? '', { VersionId: 'a'.repeat(32) });
    await expect(wrongVersion).rejects.toThrow(ResourceNotFoundException);
  });

  it('logs its calls without values', async () => {
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
    expect(text).not.toContain('webhookSecrets');
  });

  it('refuses an unknown operation in the form of the protocol', async () => {
    const response = await fetch(stack().awsUrl, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.DeleteSecret' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' });
  });

  // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
  describe('putting a value', () => {
    it('moves AWSCURRENT to it and AWSPREVIOUS to the version before; the oldest is deprecated', async () => {
      const [first, second, third] = [await current(), await put('second'), await put('third')];
      expect(third.VersionStages).toEqual(['AWSCURRENT']);
      expect((await get(id())).SecretString).toBe('third');
      expect((await get(id(), { VersionStage: 'AWSPREVIOUS' })).VersionId).toBe(second.VersionId);
      expect(await stagesOf(first.VersionId)).toEqual([]);
    });

    it('under a known token has no effect when the value is the same', async () => {
      const ClientRequestToken = randomUUID();
      const first = await put('same', { ClientRequestToken });
      expect(first.VersionId).toBe(ClientRequestToken);
      await put('newer');
      expect((await put('same', { ClientRequestToken })).VersionId).toBe(ClientRequestToken);
      expect((await get(id())).SecretString).toBe('newer');
    });

    it('under a known token is refused when the value differs', async () => {
      const { VersionId: ClientRequestToken } = await put('one');
      await expect(put('another', { ClientRequestToken })).rejects.toMatchObject({
        name: 'ResourceExistsException',
        message: expect.stringContaining('already in use for a version of secret'),
      });
      expect((await get(id())).SecretString).toBe('one');
    });

    it('under a label of its own does not move AWSCURRENT', async () => {
      const before = await put('active');
      const pending = await put('candidate', { VersionStages: ['AWSPENDING'] });
      expect(pending.VersionStages).toEqual(['AWSPENDING']);
      expect((await get(id())).VersionId).toBe(before.VersionId);
      expect((await get(id(), { VersionStage: 'AWSPENDING' })).SecretString).toBe('candidate');
      const next = await put('next candidate', { VersionStages: ['AWSPENDING'] });
      expect(await stagesOf(pending.VersionId)).toEqual([]);
      expect(await stagesOf(next.VersionId)).toEqual(['AWSPENDING']);
    });
  });

  // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
  describe('moving a label', () => {
    it('makes a pending version the current one, as at the end of a rotation', async () => {
      const before = await put('before');
      const pending = await put('after', { VersionStages: ['AWSPENDING'] });
      await move('AWSCURRENT', { RemoveFromVersionId: before.VersionId, MoveToVersionId: pending.VersionId });
      expect((await get(id())).SecretString).toBe('after');
      expect((await stagesOf(pending.VersionId)).sort()).toEqual(['AWSCURRENT', 'AWSPENDING']);
      expect(await stagesOf(before.VersionId)).toEqual(['AWSPREVIOUS']);
      await move('AWSPENDING', { RemoveFromVersionId: pending.VersionId });
      expect(await stagesOf(pending.VersionId)).toEqual(['AWSCURRENT']);
    });

    it('restores the previous version', async () => {
      const [good, bad] = [await put('good'), await put('bad')];
      await move('AWSCURRENT', { RemoveFromVersionId: bad.VersionId, MoveToVersionId: good.VersionId });
      expect(await stagesOf(good.VersionId)).toEqual(['AWSCURRENT']);
      expect(await stagesOf(bad.VersionId)).toEqual(['AWSPREVIOUS']);
    });

    // The messages are as measured: https://github.com/floci-io/floci/pull/3247
    it('is refused unless the request names the version with the label', async () => {
      const [old, active] = [await put('old'), await put('active')];
      const to = { MoveToVersionId: old.VersionId };
      await expect(move('AWSCURRENT', to)).rejects.toThrow(
        `currently attached to version ${active.VersionId}, so you must explicitly reference that version`,
      );
      const wrong = { ...to, RemoveFromVersionId: old.VersionId };
      await expect(move('AWSCURRENT', wrong)).rejects.toThrow(
        'it must be set to the version that currently has',
      );
      await expect(move('AWSCURRENT', { RemoveFromVersionId: active.VersionId })).rejects.toThrow(
        'You can only move staging label AWSCURRENT',
      );
    });
  });

  it('reads a version by its id, and with a label only if it has the label', async () => {
    const [old, active] = [await put('old'), await put('active')];
    expect((await get(id(), { VersionId: old.VersionId })).SecretString).toBe('old');
    const both = { VersionId: old.VersionId, VersionStage: 'AWSPREVIOUS' };
    expect((await get(id(), both)).SecretString).toBe('old');
    const apart = { VersionId: active.VersionId, VersionStage: 'AWSPREVIOUS' };
    await expect(get(id(), apart)).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await expect(get(id(), { VersionStage: 'NOWHERE' })).rejects.toThrow(
      "Secrets Manager can't find the specified secret value for staging label: NOWHERE",
    );
  });

  // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html
  it('describes a secret without its value, and lists its versions', async () => {
    const [old, active] = [await put('old'), await put('active')];
    const described = await client.send(new DescribeSecretCommand({ SecretId: id() }));
    expect(described).toMatchObject({ ARN: id(), Name: 'fixture-local-Secret' });
    expect(described).not.toHaveProperty('SecretString');
    expect(described.VersionIdsToStages).toEqual({
      [old.VersionId ?? '']: ['AWSPREVIOUS'],
      [active.VersionId ?? '']: ['AWSCURRENT'],
    });
    expect(described.LastChangedDate).toBeInstanceOf(Date);
    const listed = async (IncludeDeprecated: boolean) =>
      (await client.send(new ListSecretVersionIdsCommand({ SecretId: id(), IncludeDeprecated }))).Versions ??
      [];
    expect((await listed(false)).map(({ VersionId }) => VersionId)).toEqual([
      old.VersionId,
      active.VersionId,
    ]);
    expect((await listed(true)).length).toBeGreaterThan(2);
  });
});
