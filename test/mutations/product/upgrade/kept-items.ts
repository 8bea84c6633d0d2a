import type { Mutation } from '../../mutation.ts';

const FOLDER = 'test/contract/state/earlier-version';

/** Faults after which a new version does not read what an earlier one wrote. */
export const keptItems: readonly Mutation[] = [
  {
    behaviour: 'A write of the earlier version is not replayed after an upgrade',
    find: 'export const packedText = z.union([z.string(), z.instanceof(Uint8Array)]);',
    replace: 'export const packedText = z.instanceof(Uint8Array);',
    test: `${FOLDER}/writes.test.ts`,
    name: 'is replayed and not sent again',
  },
  {
    behaviour: 'The digests of all users fail after an upgrade until each schedule is replaced',
    find: 'account: z.optional(accountLabel),\n  /** Normalised',
    replace: 'account: z.nullable(accountLabel),\n  /** Normalised',
    test: `${FOLDER}/digests.test.ts`,
    name: 'is delivered when its schedule fires',
  },
  {
    behaviour: 'A user can open twice as many links after an upgrade',
    find: 'expiresAt: z.number(),\n  connection: z.optional(z.string()),',
    replace: 'expiresAt: z.number(),\n  connection: z.string(),',
    test: `${FOLDER}/linking.test.ts`,
    name: 'counts among the live flows of its user until it expires',
  },
  {
    behaviour: 'A slot that an earlier version closed is delivered a second time',
    find: "'attribute_not_exists(pk) OR (#status = :taken AND (leaseUntil < :now OR #run = :run))'",
    replace: "'attribute_not_exists(failure) OR (#status = :taken AND (leaseUntil < :now OR #run = :run))'",
    test: `${FOLDER}/digests.test.ts`,
    name: 'is not delivered again for a slot that is closed',
  },
];
