import { type BeginDeps, beginOffboarding } from '../../../functions/offboarding/begin-offboarding.ts';
import { offboardingResponse, statusOf } from '../../../functions/offboarding/offboarding-response.ts';
import type { Offboarding } from '../../../shared/state/offboarding/offboarding-item.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import { CommandError } from '../command-error.ts';
import type { Options } from './options.ts';

/**
 * Starts, continues or shows the offboarding of a user. @returns the lines to print, which name the user by the hash alone
 * @throws CommandError where there is nothing to resume or to show
 */
export async function runOffboard(
  { user, mode }: Pick<Options, 'user' | 'mode'>,
  deps: BeginDeps,
): Promise<string[]> {
  const found = await deps.offboardings.find(user);
  const who = `user ${userHash(user)}`;
  if (mode === 'dry-run') return [`${who}: ${await foresee(found, user, deps)}; nothing was started`];
  if (mode !== 'start' && found === undefined) throw new CommandError(`${who} has no offboarding`);
  if (mode === 'status' && found !== undefined)
    return [who, JSON.stringify(offboardingResponse(found, deps.now()), undefined, 2)];
  if (mode === 'resume' && found?.status === 'DONE') return [`${who}: DONE already`];
  const state = await beginOffboarding(user, deps);
  return [`${who}: ${state.status === 'DONE' ? 'DONE already' : 'RUNNING; see it with --status'}`];
}

async function foresee(
  found: Offboarding | undefined,
  user: Options['user'],
  { starts, now }: BeginDeps,
): Promise<string> {
  if (found === undefined) return 'an offboarding would begin';
  const status = statusOf(found, now());
  if (status === 'RUNNING') return 'a run is at work';
  if (status === 'STOPPED') return 'an offboarding would be continued';
  const isOver = found.returnedAt === undefined && !(await starts.hasOthers(user));
  return isOver ? 'DONE already' : 'another offboarding would begin, as something was stored since the last';
}
