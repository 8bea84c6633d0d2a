import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from './aws-error.ts';
import { type JsonService, jsonCall } from './json-protocol.ts';
import { parseInput, type StandIn } from './stand-in.ts';

type Version = { id: string; value: string; created: number };
type Secret = { arn: string; name: string; current: Version | undefined; previous: Version | undefined };

const getInput = z.object({
  SecretId: z.string(),
  VersionId: z.string().optional(),
  VersionStage: z.enum(['AWSCURRENT', 'AWSPREVIOUS']).optional(),
});
const putInput = z.object({
  SecretId: z.string(),
  SecretString: z.string(),
  ClientRequestToken: z.string().optional(),
});

/**
 * The template's secrets with the two versions that AWS keeps by stage.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export function createSecretsManager(values: ReadonlyMap<string, string>): StandIn {
  const secrets = [...values].map(([arn, value]): Secret => {
    const name = arn.replace(/^.*:secret:/, '').replace(/-[^-]{6}$/, '');
    return { arn, name, current: newVersion(value, randomUUID()), previous: undefined };
  });

  function find(secretId: string): Secret {
    const secret = secrets.find(({ arn, name }) => secretId === arn || secretId === name);
    if (!secret)
      throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    return secret;
  }

  const protocol: JsonService = {
    service: 'secretsmanager',
    targetPrefix: 'secretsmanager',
    contentType: 'application/x-amz-json-1.1',
    resourceMember: 'SecretId',
    operations: {
      GetSecretValue: (body) => getSecretValue(find, body),
      PutSecretValue: (body) => putSecretValue(find, body),
    },
  };
  return (request) => jsonCall(protocol, request);
}

function getSecretValue(find: (secretId: string) => Secret, body: string) {
  const { SecretId, VersionId, VersionStage } = parseInput(getInput, body, 'InvalidParameterException');
  const secret = find(SecretId);
  const stages = { AWSCURRENT: secret.current, AWSPREVIOUS: secret.previous };
  const stage =
    VersionId && secret.previous?.id === VersionId ? 'AWSPREVIOUS' : (VersionStage ?? 'AWSCURRENT');
  const version = stages[stage];
  if (!version || (VersionId && version.id !== VersionId)) {
    const wanted = VersionId ? `VersionId: ${VersionId}` : `staging label: ${stage}`;
    const message = `Secrets Manager can't find the specified secret value for ${wanted}`;
    throw new AwsError('ResourceNotFoundException', message);
  }
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    SecretString: version.value,
    VersionStages: [stage],
    CreatedDate: version.created,
  };
}

function putSecretValue(find: (secretId: string) => Secret, body: string) {
  const { SecretId, SecretString, ClientRequestToken } = parseInput(
    putInput,
    body,
    'InvalidParameterException',
  );
  const secret = find(SecretId);
  secret.previous = secret.current;
  secret.current = newVersion(SecretString, ClientRequestToken ?? randomUUID());
  return { ARN: secret.arn, Name: secret.name, VersionId: secret.current.id, VersionStages: ['AWSCURRENT'] };
}

function newVersion(value: string, id: string): Version {
  return { id, value, created: Date.now() / 1000 };
}
