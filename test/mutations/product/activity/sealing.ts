import type { Mutation } from '../../mutation.ts';

const SEALING = { test: 'test/unit/seal-activity/seal-user.test.ts' };
const EXPORT = { test: 'test/infra/operator/activity/verify-activity.test.ts' };
const ONCE = 'makes exactly one entry of each act, and removes each mark';

export const activitySealing: readonly Mutation[] = [
  {
    behaviour: 'An activity: a job builds on a head whose act has its mark, and an act has two entries',
    find: 'if (head !== undefined) await marked.seal(head.source, head.act);',
    replace: 'void marked;',
    ...SEALING,
    name: ONCE,
  },
  {
    behaviour: 'An activity: a write that is running is sealed as unknown',
    find: "if (status === 'IN_PROGRESS') return leaseUntil * 1_000 > now ? 'waiting' : 'abandoned';",
    replace: "if (status === 'IN_PROGRESS') return leaseUntil * 1_000 < 0 ? 'waiting' : 'abandoned';",
    ...SEALING,
    name: 'waits for a write that is running',
  },
  {
    behaviour: 'An activity: an entry does not name the one before, and may be left out',
    find: 'previousHash: head?.hash ?? NO_HASH,',
    replace: 'previousHash: NO_HASH,',
    ...EXPORT,
    name: 'is all right as it was sealed',
  },
  {
    behaviour: 'An activity: a chain that grew is not in the root of its day',
    find: 'await sendRequest(() => table.put({ Item: grownKey(user, dayOf(sealedAt)) }));',
    replace: 'await Promise.resolve(grownKey(user, dayOf(sealedAt)));',
    ...EXPORT,
    name: 'is all right as it was sealed',
  },
  {
    behaviour: 'An activity: a root does not name the one before',
    find: 'previous === undefined ? NO_HASH : hexHash(previous.statement)',
    replace: 'previous === undefined ? NO_HASH : hexHash(previous.day)',
    ...EXPORT,
    name: 'is all right as it was sealed',
  },
  {
    behaviour: 'The pages of an export have no roots of the days between them, and do not verify together',
    find: '[before ?? found[0], found.at(-1)]',
    replace: '[before && found[0], found.at(-1)]',
    ...EXPORT,
    name: 'is all right in pages',
  },
  {
    behaviour:
      'A page of an export has the root of a day whose proof is on the next page, and does not verify',
    find: 'uncovered === undefined || day < dayOf(uncovered.sealedAt)',
    replace: 'uncovered === undefined || day !== String(uncovered.sealedAt)',
    ...EXPORT,
    name: 'is all right in pages',
  },
];
