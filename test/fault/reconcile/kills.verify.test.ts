import { describe, it } from 'vitest';
import { useHealthUsers } from '../../support/reconcile/health-users.ts';

const { expectEndAfterKill } = useHealthUsers('health-kills');

/** The calls of a run that finds one lost account, and how often it makes each. */
const CALLS: readonly [string, number][] = [
  ['dynamodb.UpdateItem', 3],
  ['dynamodb.Query', 1],
  ['dynamodb.GetItem', 2],
  ['scheduler.ListSchedules', 1],
  ['scheduler.GetSchedule', 1],
  ['scalekit.listConnectedAccounts', 3],
  ['events.PutEvents', 1],
];
const kills = CALLS.flatMap(([at, count]) =>
  Array.from({ length: count }, (_, n) => n + 1).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => [at, when, nth] as const),
  ),
);

describe('reconcile, where no webhook comes', () => {
  it.each(kills)(
    'that is killed at %s, %s its effect, the call number %i, ends as if it was not',
    expectEndAfterKill,
  );
});
