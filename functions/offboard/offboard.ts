import { OFFBOARD_LOOKS, OFFBOARD_POLL_MS } from '../../shared/config/job-limits.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { HeldOffboarding } from '../../shared/state/offboarding/offboarding-runs.ts';
import { buildStatement } from './build-statement.ts';
import { look } from './look.ts';
import type { OffboardDeps } from './offboard-deps.ts';

/** The least time of a look; with less left, the next run looks. */
const LOOK_MS = 30_000;

/**
 * Removes everything of a user, and looks again until a look finds nothing that appeared meanwhile; then signs what was
 * found. A run that dies, or runs out of time, is continued by the next one.
 * @throws AppError as `look`; `deadline-exceeded` when another run must continue, `request-in-progress` while something is
 * still stored for the user in every look
 */
export async function offboard(
  begun: HeldOffboarding,
  scope: RequestScope,
  deps: OffboardDeps,
): Promise<HeldOffboarding> {
  let held = begun;
  for (let looks = 0; ; looks += 1) {
    if (looks === OFFBOARD_LOOKS) throw new AppError('request-in-progress');
    held = await waitForQuiet(held, scope, deps);
    const before = held.state.foundByLooks;
    held = await look(held, scope, deps);
    const { state } = held;
    if (state.looks === 1 || state.foundByLooks > before || state.hadFound) continue;
    const endedAt = deps.now();
    const record = await deps.signer.sign(buildStatement(held, endedAt));
    // A call may have stored something since the look listed the items. This record is then discarded.
    if (await hasItems(held, deps)) continue;
    await deps.runs.finish(held, record, endedAt);
    return held;
  }
}

async function hasItems({ hash }: HeldOffboarding, { items }: OffboardDeps): Promise<boolean> {
  for await (const page of items.list(hash)) if (page.length > 0) return true;
  return false;
}

/** Waits until what began before the offboarding has ended, and keeps the lease. */
async function waitForQuiet(
  begun: HeldOffboarding,
  { deadline }: RequestScope,
  { runs, now, sleep }: OffboardDeps,
): Promise<HeldOffboarding> {
  let held = begun;
  for (;;) {
    const left = held.state.quietUntil - now();
    if (Math.max(0, left) + LOOK_MS > deadline - now()) throw new AppError('deadline-exceeded');
    if (left <= 0) return held;
    await sleep(Math.min(left, OFFBOARD_POLL_MS));
    held = await runs.record(held);
  }
}
