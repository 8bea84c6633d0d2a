import type { Mutation } from '../mutation.ts';

const RECORDS = { test: 'test/contract/state/executions.test.ts' };

export const executions: readonly Mutation[] = [
  {
    behaviour: "A write's key is shared by all services and the user: one receives the response of another",
    find: 'KEY#${sha256(`${service}\\n${key}`)}',
    replace: "KEY#${sha256(`${service && ''}\\n${key}`)}",
    ...RECORDS,
    name: 'keeps users, services and keys apart',
  },
  {
    behaviour: 'A finished key can be claimed again by its own invocation: a second send',
    find: 'OR expiresAt < :now OR (${runningByOwner})`',
    replace: 'OR expiresAt < :now OR #owner = :owner OR (${runningByOwner})`',
    ...RECORDS,
    name: 'lets no invocation claim a finished key, even its own',
  },
  {
    behaviour: 'The lease of a write ends before its function does: a second invocation sends it meanwhile',
    find: 'leaseUntil: seconds + WRITE_LEASE_SECONDS',
    replace: 'leaseUntil: seconds + 10',
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: 'A key is remembered in milliseconds: the table never forgets it',
    find: 'expiresAt: seconds + IDEMPOTENCY_TTL_SECONDS',
    replace: 'expiresAt: now + IDEMPOTENCY_TTL_SECONDS',
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: 'An expired record that the TTL has not deleted yet is replayed',
    find: 'if (Item === undefined || Item.expiresAt < epochSeconds(now())) return undefined;\n      return executionSchema',
    replace: 'if (Item === undefined) return undefined;\n      return executionSchema',
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: 'An expired record that the TTL has not deleted yet blocks its key',
    find: 'attribute_not_exists(pk) OR expiresAt < :now OR (${runningByOwner})`',
    replace: 'attribute_not_exists(pk) OR (expiresAt < :now AND pk = :owner) OR (${runningByOwner})`',
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: 'A claim whose response was lost is lost: the same invocation may not claim its key again',
    find: 'OR expiresAt < :now OR (${runningByOwner})`',
    replace: 'OR expiresAt < :now OR (pk = :owner AND #status = :running)`',
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: 'A response is stored over a write that was given up: unknown becomes done',
    find: 'ConditionExpression: `(${runningByOwner}) OR (${doneByOwner})`',
    replace: 'ConditionExpression: "#owner = :owner OR (#owner = :owner AND answer = :response)"',
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: 'A stored response is replaced by a later one of the same invocation',
    find: "#owner = :owner AND #status = :done AND answer = :response'",
    replace: "#owner = :owner AND #status = :done OR answer = :response'",
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: 'A finished write is closed as unknown by a slow reader',
    find: '// Only for this owner: meanwhile the key may have been released and claimed again.\n    ConditionExpression: runningByOwner,',
    replace:
      "ConditionExpression: '#owner = :owner AND #status <> :unknown AND (#status = :running OR #status <> :unknown)',",
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: "A run closes another invocation's record as unknown",
    find: '// Only for this owner: meanwhile the key may have been released and claimed again.\n    ConditionExpression: runningByOwner,',
    replace: "ConditionExpression: '#status = :running AND (#owner = :owner OR attribute_exists(pk))',",
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: "A run releases another invocation's key while that one sends",
    find: '{ ConditionExpression: runningByOwner, ExpressionAttributeNames: names };',
    replace:
      "{ ConditionExpression: '#status = :running AND (#owner = :owner OR attribute_exists(pk))', ExpressionAttributeNames: names };",
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: 'A released key stays claimed',
    find: 'await sendConditional(() => table.delete(remove));',
    replace: 'void remove;',
    test: 'test/contract/state/executions-fake.test.ts',
    name: 'behave as those in a table, for any sequence of calls',
  },
  {
    behaviour: "Two users' keys are one: a user receives another user's result",
    find: 'return `USER#${userHash(user)}`;',
    replace: "return `USER#${userHash({ ...user, identifier: '' })}`;",
    test: 'test/contract/state/executions.test.ts',
    name: 'keeps users, services and keys apart',
  },
  {
    behaviour: 'Two issuers may use one identifier: two people share their records',
    find: 'return sha256(`${issuer}\\n${identifier}`);',
    replace: 'return sha256(`${issuer && identifier}`);',
    test: 'test/contract/state/executions.test.ts',
    name: 'keeps users, services and keys apart',
  },
  {
    behaviour: 'A record is read eventually consistent: a replay may find none',
    find: 'const get = { Key: itemKey(key), ConsistentRead: true };',
    replace: 'const get = { Key: itemKey(key) };',
    test: 'test/contract/state/consistent-reads.test.ts',
    name: 'the record of a write',
  },
];
