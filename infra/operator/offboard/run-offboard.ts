import type { UserItems } from '../../../functions/offboard/places/user-items.ts';
import {
  type BeginDeps,
  beginOffboarding,
  isStillOver,
} from '../../../functions/offboarding/begin-offboarding.ts';
import { offboardingResponse, statusOf } from '../../../functions/offboarding/offboarding-response.ts';
import type { Offboarding } from '../../../shared/state/offboarding/offboarding-item.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import { CommandError } from '../command-error.ts';
import { countStored } from './count-stored.ts';
import type { Options } from './options.ts';

type Deps = BeginDeps & { items: Pick<UserItems, 'list'> };

/**
 * Starts, continues or shows the offboarding of a user. @returns the lines to print, which name the user by the hash alone
 * @throws CommandError where there is nothing to resume or to show, and for a start where nothing is stored of the user
 */
export async function runOffboard(
  { user, mode, isAnyway }: Pick<Options, 'user' | 'mode' | 'isAnyway'>,
  deps: Deps,
): Promise<string[]> {
  const found = await deps.offboardings.find(user);
  const who = `user ${userHash(user)}`;
  if (mode === 'status' && found !== undefined)
    return [who, JSON.stringify(offboardingResponse(found, deps.now()), undefined, 2)];
  if (mode === 'resume' && found?.status === 'DONE') return [`${who}: DONE already`];
  if ((mode === 'status' || mode === 'resume') && found === undefined)
    throw new CommandError(`${who} has no offboarding`);
  const stored = await countStored(user, deps.items);
  const isUnknown = found === undefined && Object.keys(stored).length === 0;
  const lines = [`${who}: ${describe(stored)}`];
  if (mode === 'dry-run') {
    const next =
      isUnknown && !isAnyway ? 'without --anyway nothing would begin' : await foresee(found, user, deps);
    return [...lines, `${who}: ${next}; nothing was started`];
  }
  if (isUnknown && !isAnyway)
    throw new CommandError(
      `${who}: nothing is stored. Is --identifier right, and --stage? A user without digests, records and recent links can still have accounts at Scalekit: --anyway ends these`,
    );
  const state = await beginOffboarding(user, deps);
  return [...lines, `${who}: ${state.status === 'DONE' ? 'DONE already' : 'RUNNING; see it with --status'}`];
}

function describe(stored: Record<string, number>): string {
  const counts = Object.entries(stored).map(([place, count]) => `${place} ${count}`);
  return counts.length === 0 ? 'nothing is stored' : `stored are ${counts.join(', ')}`;
}

async function foresee(found: Offboarding | undefined, user: Options['user'], deps: Deps): Promise<string> {
  if (found === undefined) return 'an offboarding would begin';
  const status = statusOf(found, deps.now());
  if (status === 'RUNNING') return 'a run is at work';
  if (status === 'STOPPED') return 'an offboarding would be continued';
  return (await isStillOver(found, user, deps))
    ? 'DONE already'
    : 'another offboarding would begin, whose record replaces the one of the last';
}
