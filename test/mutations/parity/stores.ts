import type { Mutation } from '../mutation.ts';

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
export const stores: readonly Mutation[] = [
  {
    ...secret,
    behaviour: 'PutSecretValue moves AWSCURRENT to the new version and AWSPREVIOUS to the one before',
    find: "if (stage === 'AWSCURRENT' && holder) this.attach('AWSPREVIOUS', holder.id);",
    replace: '',
    name: 'moves AWSCURRENT to it and AWSPREVIOUS to the one before',
  },
  {
    ...secret,
    behaviour: 'PutSecretValue with a known token and the same value does nothing',
    find: 'if (existing?.value === value) return existing;',
    replace: '',
    name: 'under a token that is known does nothing',
  },
  {
    ...secret,
    behaviour: 'PutSecretValue with a known token and another value is ResourceExistsException',
    find: 'if (existing) {',
    replace: 'if (false) {',
    name: 'under a token that is known is refused',
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
    behaviour: 'UpdateSecretVersionStage moves a label only from the version that is named',
    find: 'if (holder && holder.id !== to && from === undefined) {',
    replace: 'if (false) {',
    name: 'is refused unless the version that has it is named',
  },
  {
    ...move,
    behaviour: 'UpdateSecretVersionStage refuses a label that the named version does not have',
    find: 'if (from !== undefined && holder?.id !== from) {',
    replace: 'if (false) {',
    name: 'is refused unless the version that has it is named',
  },
  {
    ...move,
    behaviour: 'AWSCURRENT can be moved, not removed',
    find: "else if (stage === 'AWSCURRENT') {",
    replace: "else if (stage === 'NEVER') {",
    name: 'is refused unless the version that has it is named',
  },
  {
    ...read,
    behaviour: 'GetSecretValue finds AWSCURRENT unless another version or label is asked for',
    find: "const wanted = stage ?? 'AWSCURRENT';",
    replace: "const wanted = 'AWSCURRENT';",
    name: 'moves AWSCURRENT to it and AWSPREVIOUS to the one before',
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
    behaviour: 'A secret or version that there is not is ResourceNotFoundException',
    find: 'if (!found) throw notFound(`VersionId: ${id}`);',
    replace: "if (!found) throw new AwsError('InvalidRequestException', id);",
    name: 'does not know another secret or version',
  },
  {
    ...read,
    behaviour: 'DescribeSecret and ListSecretVersionIds leave out versions without labels, unless asked',
    source: `${secrets}/apireference/API_DescribeSecret.html`,
    file: 'infra/local/aws/secrets-manager/api.ts',
    find: 'const labelled = versions.filter(({ stages }) => stages.length > 0);',
    replace: 'const labelled = versions;',
    name: 'describes a secret without its value',
  },
  {
    ...timeToLive,
    behaviour: 'An item past its time-to-live is deleted at some time, and none before',
    find: "const expired = '#ttl < :now AND #ttl > :oldest';",
    replace: "const expired = '(#ttl < :now OR #ttl >= :now) AND #ttl > :oldest';",
    name: 'shows it until it is deleted',
  },
  {
    ...timeToLive,
    behaviour: 'A time-to-live more than five years past deletes nothing',
    find: "const expired = '#ttl < :now AND #ttl > :oldest';",
    replace: "const expired = '#ttl < :now AND (#ttl > :oldest OR #ttl <= :oldest)';",
    name: 'keeps what has no number there',
  },
  {
    ...timeToLive,
    behaviour: 'A time-to-live counts in seconds, so one in milliseconds is far away',
    find: 'const now = Math.floor(clock.now() / 1000);',
    replace: 'const now = clock.now();',
    name: 'keeps what has no number there',
  },
];
