import { countFound } from '../../shared/state/offboarding/offboarding-item.ts';
import type { HeldOffboarding } from '../../shared/state/offboarding/offboarding-runs.ts';
import { canonicalJson } from '../../shared/text/canonical-json.ts';

/** What an offboarding does not reach, and for how long it stays. */
const OUT_OF_REACH = {
  tableBackups: 'point-in-time recovery of the table, for 35 days',
  earlierTables: 'after a restore, the table of before, until the operator deletes it',
  activityRoots:
    'daily roots of the activity, and for 14 days their leaves and the list of grown chains: hashes alone',
  lateFirings:
    'a firing for which no function was free, which reaches the dead-letter queue within two hours',
  hiddenMessages:
    'a message that another reader of the dead-letter queue began to hide shortly before the last look',
  logs: 'log lines of CloudWatch, which have the hash of the user alone, until their retention ends',
  scalekit: "Scalekit's own logs",
  subscribers: 'events of accounts that were published before',
};

/** The statement of an offboarding that the stack's key signs, as canonical JSON. It names the user by the hash alone. */
export function buildStatement({ hash, state }: HeldOffboarding, endedAt: number): string {
  const { startedAt, looks, foundFirst, foundByLooks } = state;
  return canonicalJson({
    type: 'onbehalf-offboarding',
    version: 1,
    user: hash,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    removed: countFound(state),
    looks,
    foundByFirstLook: foundFirst,
    foundByLaterLooks: foundByLooks - foundFirst,
    outOfReach: OUT_OF_REACH,
  });
}
