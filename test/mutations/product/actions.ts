import type { Mutation } from '../mutation.ts';

const WRITES = { test: 'test/unit/actions/write-once.test.ts' };
const RUNS = { test: 'test/unit/actions/run-action.test.ts' };
const HASH = { test: 'test/unit/actions/hash-request.test.ts' };
const DEFINITION = { test: 'test/unit/actions/find-definition.test.ts' };
const LINES = { test: 'test/unit/connections/single-line.test.ts' };

export const actions: readonly Mutation[] = [
  {
    behaviour:
      'Objects in a list are hashed in the order of their fields: the same request is refused as another',
    find: 'if (Array.isArray(value)) return value.map(sortKeys);',
    replace: 'if (Array.isArray(value)) return value;',
    ...HASH,
    name: 'of an object in a list',
  },
  {
    behaviour: 'A subject with a line break reaches a mail tool that does not ship',
    find: '{ ...reviewed, properties: withSingleLines(properties) }',
    replace: 'reviewed',
    ...DEFINITION,
    name: 'has the single lines of a mail',
  },
  {
    behaviour: 'A line break passes in a list of recipients',
    find: '{ items: singleLine(schema.items) }',
    replace: '{}',
    ...LINES,
    name: 'and so its items',
  },
  {
    behaviour: 'A line break passes in a recipient whose name is in camel case',
    find: ".replace(/([a-z0-9])([A-Z])|[-.]/g, '$1_$2').toLowerCase()",
    replace: '.toLowerCase()',
    ...LINES,
    name: 'the pattern, and so its items',
  },
  {
    behaviour: 'A stored failure loses its reason: the replay says less than the first response',
    find: "failure: { code: 'provider-error', connection, account, executionId, reason },",
    replace: "failure: { code: 'provider-error', connection, account, executionId, reason: 'other' },",
    ...WRITES,
    name: 'stores and replays a final error of the provider, with its reason',
  },
  {
    behaviour: 'A stored failure of an earlier version cannot be replayed: 500 until the key ends',
    find: "reason: z._default(z.enum(PROVIDER_ERROR_REASONS), 'other'),",
    replace: 'reason: z.enum(PROVIDER_ERROR_REASONS),',
    ...WRITES,
    name: 'replays a final error that an earlier version stored without a reason as other',
  },
  {
    behaviour: 'The reason of a provider-error stands in an outcome-unknown as well',
    find: "code === 'provider-error' ? { ...facts, reason } : facts;",
    replace: '{ ...facts, reason };',
    ...WRITES,
    name: 'names no reason when its final error could not be stored',
  },
  {
    behaviour: 'A large result in Chinese does not fit its record: a write that succeeded is unknown',
    find: 'const bytes = Buffer.byteLength(text);',
    replace: 'const bytes = text.length;',
    ...WRITES,
    name: 'measures what it stores in bytes',
  },
  {
    behaviour: 'A result full of quotation marks exceeds the limit of Lambda: a bare 500',
    find: 'Buffer.byteLength(JSON.stringify(text)) <= RESULT_BYTES',
    replace: 'Buffer.byteLength(text) <= RESULT_BYTES',
    ...RUNS,
    name: 'refuses a read whose result is',
  },
  {
    behaviour: 'A token that may only read learns the schema of every tool that writes',
    find: "if (effect === 'write' && !mayWrite) throw new AppError('forbidden');\n",
    replace: '',
    ...RUNS,
    name: 'reveals nothing about the schema of a write',
  },
  {
    behaviour: 'A key that the table refuses to release is stuck for a minute, and no operator learns why',
    find: "log.error('key not closed', { code, trace: traceOf(cause) });",
    replace: '',
    ...WRITES,
    name: 'keeps its response, and logs the error',
  },
  {
    behaviour: 'Tools of pending and disconnected accounts are offered',
    find: "accounts.filter(({ status }) => status === 'ACTIVE')",
    replace: "accounts.filter(({ status }) => status !== 'EXPIRED')",
    test: 'test/unit/actions/list-tools.test.ts',
    name: 'beside the others',
  },
  {
    behaviour: 'A read that failed returns 200 without data',
    find: "if (run.outcome !== 'done') throw run.error;\n  const response",
    replace: 'const response',
    ...RUNS,
    name: 'fails as a read that is',
  },
];
