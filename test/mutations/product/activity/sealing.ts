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
    behaviour: 'The check of an activity: an entry that was changed passes',
    find: 'if (sha256(canonical(hashed)) !== hash)',
    replace: 'if (sha256(canonical(hashed)) === hash && !hash)',
    ...EXPORT,
    name: 'is found to be changed',
  },
  {
    behaviour: 'The check of an activity: a chain that was made anew passes',
    find: 'if (top !== root.merkleRoot)',
    replace: 'if (top === root.merkleRoot && !top)',
    ...EXPORT,
    name: 'is found to be changed',
  },
  {
    behaviour: 'The check of an activity: a forged root passes with a signed statement among its members',
    find: '({ root, its: JSON.parse(root.statement) as Statement })',
    replace:
      '({ root: { ...root, ...JSON.parse(root.statement) }, its: JSON.parse(root.statement) as Statement })',
    ...EXPORT,
    name: 'is found to be forged',
  },
  {
    behaviour: 'The check of an activity: entries are missing between an older export and the new one',
    find: 'if (first > end + 1)',
    replace: 'if (first > end + 1 && !first)',
    ...EXPORT,
    name: 'does not continue an older one',
  },
  {
    behaviour: 'The check of an activity: a chain that was cut passes',
    find: 'if (entry === undefined)\n      return [{ sequence: Math.min(sequence, last + 1)',
    replace:
      'if (entry === undefined) return [];\n    if (entry === undefined)\n      return [{ sequence: Math.min(sequence, last + 1)',
    ...EXPORT,
    name: 'is found to be changed',
  },
  {
    behaviour: 'The check of an activity: a root that another key signed passes',
    find: 'else if (!isSigned) findings.push',
    replace: 'else if (!isSigned && day === statement) findings.push',
    ...EXPORT,
    name: 'is found to have other roots',
  },
];
