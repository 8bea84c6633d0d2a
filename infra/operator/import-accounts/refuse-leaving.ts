import { AppError } from '../../../shared/errors/app-error.ts';
import {
  type Offboardings,
  refuseDuringOffboarding,
} from '../../../shared/state/offboarding/offboardings.ts';
import { CommandError } from '../command-error.ts';
import type { LabelStore } from './imported-labels.ts';

/** What the import reads and stores of a stack: labels, and the offboardings of users. */
export type ImportStore = LabelStore & { offboardings: Offboardings };

/**
 * Refuses an account of a user whose offboarding is under way, which would delete it. For a user who was offboarded it
 * records, before Scalekit has the account, that the user is back; a dry run records nothing.
 * @throws CommandError when the table does not respond
 */
export async function refuseLeaving(
  identifier: string,
  store: ImportStore | undefined,
  isDryRun: boolean,
): Promise<{ refused: string } | undefined> {
  if (store === undefined) return undefined;
  const { issuer, offboardings } = store;
  const readOnly: Offboardings = { find: offboardings.find, recordReturn: async () => undefined };
  const deps = { offboardings: isDryRun ? readOnly : offboardings, now: Date.now };
  try {
    await refuseDuringOffboarding({ issuer, identifier }, deps);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'request-in-progress')
      return { refused: 'identifier: the offboarding of the user is under way' };
    const { cause, code } = error;
    throw new CommandError(
      `the table does not show offboardings: ${cause instanceof Error ? cause.name : code}`,
    );
  }
}
