import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { type Emulator, parseInput } from '../protocol/emulator.ts';
import { type JsonService, jsonCall } from '../protocol/json-protocol.ts';
import { Secret, type Version } from './secret.ts';

const secretInput = z.object({ SecretId: z.string() });
const versionId = z.string().min(32).max(64);
const stage = z.string().min(1).max(256);
const getInput = secretInput.extend({ VersionId: versionId.optional(), VersionStage: stage.optional() });
const putInput = secretInput.extend({
  SecretString: z.string().min(1).max(65_536),
  ClientRequestToken: versionId.optional(),
  VersionStages: z.array(stage).min(1).max(20).default(['AWSCURRENT']),
});
const moveInput = secretInput.extend({
  VersionStage: stage,
  RemoveFromVersionId: versionId.optional(),
  MoveToVersionId: versionId.optional(),
});
const listInput = secretInput.extend({ IncludeDeprecated: z.boolean().default(false) });

/**
 * Emulates Secrets Manager: the template's secrets with their versions and staging labels.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html
 */
export function createSecretsManager(values: ReadonlyMap<string, string>, clock: Clock): Emulator {
  const secrets = [...values].map(([arn, value]) => {
    const secret = new Secret(arn, clock);
    secret.put(randomUUID(), value, ['AWSCURRENT']);
    return secret;
  });

  function operation<Schema extends typeof secretInput>(
    schema: Schema,
    run: (secret: Secret, input: z.output<Schema>) => object,
  ) {
    return (body: string) => {
      const input = parseInput(schema, body, 'InvalidParameterException');
      const secret = secrets.find(({ arn, name }) => input.SecretId === arn || input.SecretId === name);
      if (!secret) {
        const message = "Secrets Manager can't find the specified secret.";
        throw new AwsError('ResourceNotFoundException', message);
      }
      return { ARN: secret.arn, Name: secret.name, ...run(secret, input) };
    };
  }

  const protocol: JsonService = {
    service: 'secretsmanager',
    targetPrefix: 'secretsmanager',
    contentType: 'application/x-amz-json-1.1',
    resourceMember: 'SecretId',
    operations: {
      GetSecretValue: operation(getInput, (secret, { VersionId, VersionStage }) => {
        const version = secret.read(VersionId, VersionStage);
        return { ...describeVersion(version), SecretString: version.value };
      }),
      PutSecretValue: operation(putInput, (secret, { ClientRequestToken, SecretString, VersionStages }) => {
        const { id, stages } = secret.put(ClientRequestToken ?? randomUUID(), SecretString, VersionStages);
        return { VersionId: id, VersionStages: stages };
      }),
      UpdateSecretVersionStage: operation(moveInput, (secret, input) => {
        secret.move(input.VersionStage, input.RemoveFromVersionId, input.MoveToVersionId);
        return {};
      }),
      DescribeSecret: operation(secretInput, describeSecret),
      ListSecretVersionIds: operation(listInput, ({ versions }, { IncludeDeprecated }) => ({
        Versions: versions
          .filter(({ stages }) => IncludeDeprecated || stages.length > 0)
          .map(describeVersion),
      })),
    },
  };
  return (request) => jsonCall(protocol, request);
}

function describeVersion({ id, stages, created }: Version) {
  return { VersionId: id, VersionStages: stages, CreatedDate: created };
}

function describeSecret({ versions }: Secret) {
  const labelled = versions.filter(({ stages }) => stages.length > 0);
  return {
    CreatedDate: versions[0]?.created,
    LastChangedDate: versions.at(-1)?.created,
    VersionIdsToStages: Object.fromEntries(labelled.map(({ id, stages }) => [id, stages])),
  };
}
