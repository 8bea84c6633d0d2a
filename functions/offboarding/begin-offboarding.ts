import { randomUUID } from 'node:crypto';
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
 * Begins the offboarding of a user, or continues one that no run works on. One that has ended stands, unless the user has
 * come back or something of the user was stored since.
 * @throws AppError `upstream-unavailable`: repeating the request completes it
 */
export async function beginOffboarding(user: User, deps: BeginDeps): Promise<Offboarding> {
  const state = await findOrStart(user, deps);
  if (state.status === 'RUNNING' && !isHeld(state, deps.now())) await deps.invoke({ user: userHash(user) });
  return state;
}

async function findOrStart(user: User, { offboardings, starts, now }: BeginDeps): Promise<Offboarding> {
  const found = await offboardings.find(user);
  if (found?.status === 'RUNNING') return found;
  if (found !== undefined && found.returnedAt === undefined && !(await starts.hasOthers(user))) return found;
  return starts.start(user, { id: randomUUID(), instead: found?.id, at: now() });
}
