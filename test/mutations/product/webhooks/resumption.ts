import type { Mutation } from '../../mutation.ts';

const RESUMED = { test: 'test/contract/account-events/resumed-event.test.ts' };
const TABLE = { test: 'test/contract/account-events/received-events.test.ts' };
const FOLLOW = { test: 'test/unit/digest/health/follow-account.test.ts' };

/** Webhooks that are resumed after a later one was applied, and deletions that are reported late. */
export const webhookResumption: readonly Mutation[] = [
  {
    behaviour:
      'A redelivery follows no status although its first delivery has changed a digest by an older one',
    find: 'if (delivery.isResumed) return followNow(delivery, deps);',
    replace: '',
    ...RESUMED,
    name: 'of an account that was EXPIRED, and is ACTIVE now, is resumed by its status of now',
  },
  {
    behaviour: 'A redelivery is taken for a first delivery',
    find: "return found === 'RECEIVED' && first !== delivery ? 'RESUMED' : found;",
    replace: 'return found;',
    ...TABLE,
    name: 'is resumed by each delivery after the first one, as long as none has applied it',
  },
  {
    behaviour: 'A late report of a deletion ends a digest that its user has set since',
    find: 'return isDeleted && (record.settings?.changedAt ?? 0) <= at;',
    replace: 'return isDeleted;',
    ...FOLLOW,
    name: 'that was set after the deletion is paused until an account is linked',
  },
];
