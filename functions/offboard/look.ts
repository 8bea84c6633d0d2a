import { OFFBOARD_QUIET_SECONDS } from '../../shared/config/job-limits.ts';
import type { CallScope } from '../../shared/scalekit/scalekit.ts';
import { countFound, type Offboarding } from '../../shared/state/offboarding/offboarding-item.ts';
import type { HeldOffboarding } from '../../shared/state/offboarding/offboarding-runs.ts';
import { clearDeadLetters } from './dead-letters/clear-dead-letters.ts';
import type { OffboardDeps } from './offboard-deps.ts';
import { removeAccounts } from './places/remove-accounts.ts';
import { removeItems } from './places/remove-items.ts';

/**
 * Looks at every place once, and removes what is there: schedules first, so that no digest begins; then accounts, so that
 * no write succeeds; then what is stored. Every step can be repeated, after a run that died before or after any call.
 * @throws AppError of Scheduler, Scalekit, SQS and the table; `request-in-progress` when another run has the lease
 */
export async function look(
  begun: HeldOffboarding,
  scope: CallScope,
  deps: OffboardDeps,
): Promise<HeldOffboarding> {
  let held = await findLabels(begun, deps);
  const accounts = [undefined, ...held.state.labels];
  for (const account of accounts) held = await removeSchedule(held, account, deps);
  for (const account of accounts) held = await removeAccounts(held, account, scope, deps);
  held = await removeItems(held, deps);
  held = await clearDeadLetters(held, scope, deps);
  return deps.runs.record(held, { set: endOf(held.state, deps.now()) });
}

/** Every label that the user ever had: its accounts and its schedule have names of their own. */
async function findLabels(
  held: HeldOffboarding,
  { items, runs }: Pick<OffboardDeps, 'items' | 'runs'>,
): Promise<HeldOffboarding> {
  const labels: string[] = [];
  for await (const page of items.list(held.hash)) labels.push(...page.flatMap((item) => item.labels));
  return runs.record(held, { add: { labels } });
}

async function removeSchedule(
  held: HeldOffboarding,
  account: string | undefined,
  { schedules, runs }: Pick<OffboardDeps, 'schedules' | 'runs'>,
): Promise<HeldOffboarding> {
  const owner = { ...held.user, account };
  const name = await schedules.find(owner);
  if (name === undefined) return held;
  const recorded = await runs.record(held, { set: { hasFound: true }, add: { schedules: [name] } });
  await schedules.remove(owner);
  return recorded;
}

function endOf(state: Offboarding, now: number) {
  const found = countAll(state);
  return {
    looks: state.looks + 1,
    foundFirst: state.looks === 0 ? found : state.foundFirst,
    foundByLooks: found,
    hadFound: state.hasFound,
    hasFound: false,
    countedTo: '',
    quietUntil: now + OFFBOARD_QUIET_SECONDS * 1_000,
  };
}

/** How much all looks have found so far. */
function countAll(state: Offboarding): number {
  return Object.values(countFound(state)).reduce((sum, count) => sum + count, 0);
}
