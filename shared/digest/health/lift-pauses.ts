import type { AccountRef } from '../../connections/account-ref.ts';
import type { DigestSettings } from '../../state/digest-settings.ts';
import type { User } from '../../state/user-key.ts';
import { type FindDeps, findDigests } from './find-digests.ts';

/** Ends the pause of each of the user's digests that waits for the account; any other pause stays. */
export async function liftPauses(
  user: User,
  ref: AccountRef,
  deps: FindDeps & { settings: Pick<DigestSettings, 'lift'> },
): Promise<void> {
  for (const { owner } of await findDigests(ref, user, deps)) await deps.settings.lift(owner, ref);
}
