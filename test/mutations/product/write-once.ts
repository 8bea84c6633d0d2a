import type { Mutation } from '../mutation.ts';

const RECORDS = { test: 'test/contract/state/executions.test.ts' };
const WRITES = { test: 'test/unit/execute-action/write-once.test.ts' };

export const writeOnce: readonly Mutation[] = [
  {
    behaviour:
      'Objects of an input are hashed in the order of their fields: the same write is refused as another one',
    find: 'toSorted(([a], [b]) => (a < b ? -1 : 1))',
    replace: 'toSorted(() => 0)',
    ...WRITES,
    name: 'is the same write when its fields come in another order',
  },
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
];
