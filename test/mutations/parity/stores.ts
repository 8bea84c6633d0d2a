import type { ParityMutation } from '../mutation.ts';

const secrets = 'https://docs.aws.amazon.com/secretsmanager/latest';
const secret = {
  source: `${secrets}/apireference/API_PutSecretValue.html`,
  file: 'infra/local/aws/secrets-manager/secret.ts',
  test: 'test/local/aws/secrets-manager/secrets.test.ts',
};
const move = { ...secret, source: `${secrets}/apireference/API_UpdateSecretVersionStage.html` };
const read = { ...secret, source: `${secrets}/apireference/API_GetSecretValue.html` };
const timeToLive = {
  source:
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html',
  file: 'infra/local/aws/dynamodb/time-to-live.ts',
  test: 'test/local/aws/dynamodb/table.test.ts',
};

/** Secrets Manager and DynamoDB. */
export const stores: readonly ParityMutation[] = [
  {
    ...secret,
    behaviour: 'PutSecretValue moves AWSCURRENT to the new version and AWSPREVIOUS to the one before',
    find: "if (stage === 'AWSCURRENT' && holder) this.attach('AWSPREVIOUS', holder.id);",
    replace: '',
    name: 'moves AWSCURRENT to it and AWSPREVIOUS to the version before',
  },
  {
    ...secret,
    behaviour: 'PutSecretValue with a known token and the same value has no effect',
    find: 'if (existing?.value === value) return existing;',
    replace: '',
    name: 'under a known token has no effect',
  },
  {
    ...secret,
    behaviour: 'PutSecretValue with a known token and another value is ResourceExistsException',
    find: 'if (existing) {',
    replace: 'if (false) {',
    name: 'under a known token is refused',
  },
  {
    ...secret,
    behaviour: 'PutSecretValue with VersionStages attaches these labels and no other',
    find: "for (const stage of current ? stages : new Set(['AWSCURRENT', ...stages]))",
    replace: "for (const stage of new Set(['AWSCURRENT', ...stages]))",
    name: 'under a label of its own',
  },
  {
    ...secret,
    behaviour: 'A staging label is attached to one version at a time',
    source: `${secrets}/userguide/whats-in-a-secret.html`,
    find: '    this.detach(stage);\n    this.relabel(id, (stages)',
    replace: '    this.relabel(id, (stages)',
    name: 'under a label of its own',
  },
  {
    ...move,
    behaviour: 'UpdateSecretVersionStage moves a label only from the named version',
    find: 'if (holder && holder.id !== to && from === undefined) {',
    replace: 'if (false) {',
    name: 'is refused unless the request names the version with the label',
  },
  {
    ...move,
    behaviour: 'UpdateSecretVersionStage refuses a label that the named version does not have',
    find: 'if (from !== undefined && holder?.id !== from) {',
    replace: 'if (false) {',
    name: 'is refused unless the request names the version with the label',
  },
  {
    ...move,
    behaviour: 'AWSCURRENT can be moved, not removed',
    find: "else if (stage === 'AWSCURRENT') {",
    replace: "else if (stage === 'NEVER') {",
    name: 'is refused unless the request names the version with the label',
  },
  {
    ...read,
    behaviour: 'GetSecretValue finds AWSCURRENT by default',
    find: "const requested = stage ?? 'AWSCURRENT';",
    replace: "const requested = 'AWSCURRENT';",
    name: 'moves AWSCURRENT to it and AWSPREVIOUS to the version before',
  },
  {
    ...read,
    behaviour: 'GetSecretValue with a version and a label of another version is InvalidRequestException',
    find: 'if (stage !== undefined && !found.stages.includes(stage)) {',
    replace: 'if (false) {',
    name: 'reads a version by its id',
  },
  {
    ...read,
    behaviour: 'An unknown secret or version is ResourceNotFoundException',
    find: 'if (!found) throw notFound(`VersionId: ${id}`);',
    replace: "if (!found) throw new AwsError('InvalidRequestException', id);",
    name: 'returns ResourceNotFoundException for an unknown secret or version',
  },
  {
    ...read,
    behaviour: 'DescribeSecret and ListSecretVersionIds omit versions without labels by default',
    source: `${secrets}/apireference/API_DescribeSecret.html`,
    file: 'infra/local/aws/secrets-manager/api.ts',
    find: 'const labelled = versions.filter(({ stages }) => stages.length > 0);',
    replace: 'const labelled = versions;',
    name: 'describes a secret without its value',
  },
  {
    ...timeToLive,
    behaviour: 'An item is deleted some time after its time-to-live, never before',
    find: "const expired = '#ttl < :now AND #ttl > :oldest';",
    replace: "const expired = '(#ttl < :now OR #ttl >= :now) AND #ttl > :oldest';",
    name: 'returns it until it is deleted',
  },
  {
    ...timeToLive,
    behaviour: 'A time-to-live more than five years past deletes nothing',
    find: "const expired = '#ttl < :now AND #ttl > :oldest';",
    replace: "const expired = '#ttl < :now AND (#ttl > :oldest OR #ttl <= :oldest)';",
    name: 'keeps items without a number there',
  },
  {
    ...timeToLive,
    behaviour: 'A time-to-live counts in seconds, so one in milliseconds is far away',
    find: 'const now = Math.floor(clock.now() / 1000);',
    replace: 'const now = clock.now();',
    name: 'keeps items without a number there',
  },
];
