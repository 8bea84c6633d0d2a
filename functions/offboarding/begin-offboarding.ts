import { randomUUID } from 'node:crypto';
import { OFFBOARDING_REPEAT_SECONDS } from '../../shared/config/job-limits.ts';
import { isHeld, type Offboarding } from '../../shared/state/offboarding/offboarding-item.ts';
import type { OffboardingStarts } from '../../shared/state/offboarding/offboarding-starts.ts';
import type { Offboardings } from '../../shared/state/offboarding/offboardings.ts';
import { type User, userHash } from '../../shared/state/user-key.ts';

export type BeginDeps = {
  offboardings: Pick<Offboardings, 'find'>;
  starts: OffboardingStarts;
  /** Invokes the job asynchronously. @throws AppError `upstream-unavailable` */
  invoke: (event: { user: string }) => Promise<void>;
  now: () => number;
};

/**
 * Begins the offboarding of a user, or continues one that no run works on. One that has ended stands for ten minutes, for
 * the retries of the request that began it.
 * @throws AppError `upstream-unavailable`: repeating the request completes it
 */
export async function beginOffboarding(user: User, deps: BeginDeps): Promise<Offboarding> {
  const state = await findOrStart(user, deps);
  if (state.status === 'RUNNING' && !isHeld(state, deps.now())) await deps.invoke({ user: userHash(user) });
  return state;
}

async function findOrStart(user: User, deps: BeginDeps): Promise<Offboarding> {
  const found = await deps.offboardings.find(user);
  if (found?.status === 'RUNNING') return found;
  if (found !== undefined && (await isStillOver(found, user, deps))) return found;
  return deps.starts.start(user, { id: randomUUID(), instead: found?.id, at: deps.now() });
}

/**
 * Whether an offboarding that has ended is the response to a further request. Not for long: an account that was made at
 * Scalekit since leaves nothing in the table, and only another look finds it.
 */
export async function isStillOver(
  { endedAt = 0, returnedAt }: Offboarding,
  user: User,
  { starts, now }: Pick<BeginDeps, 'starts' | 'now'>,
): Promise<boolean> {
  if (returnedAt !== undefined || now() - endedAt > OFFBOARDING_REPEAT_SECONDS * 1_000) return false;
  return !(await starts.hasOthers(user));
}
