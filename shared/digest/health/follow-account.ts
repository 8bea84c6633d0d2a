import { DEFAULT_RETRY_AFTER_SECONDS } from '../../config/limits.ts';
import { type AccountRef, isSameAccount } from '../../connections/account-ref.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Accounts, CallScope, ConnectedAccount } from '../../scalekit/scalekit.ts';
import type { DigestSettings } from '../../state/digest-settings.ts';
import type { Pause } from '../settings/settings.ts';
import { type EndDeps, endDigest } from './end-digest.ts';
import { type FindDeps, type FoundDigest, findDigests } from './find-digests.ts';
import { isRestored } from './is-restored.ts';

/** Each round absorbs one change of the account or of the settings that happens meanwhile. */
const ROUNDS = 5;

export type FollowDeps = EndDeps &
  FindDeps & {
    accounts: Pick<Accounts, 'find'>;
    settings: Pick<DigestSettings, 'pause' | 'lift'>;
    now: () => number;
  };

/** What happened to digests; each at most once per digest and round. */
export type Followed = Record<'paused' | 'lifted' | 'ended', number>;

type Step = keyof Followed | 'none';

/** What was reported of the account, and when (epoch ms): a digest that was set after a deletion is for an account to come. */
type AccountReport = { isDeleted: boolean; at?: number | undefined };

/**
 * Makes the user's digests follow the account's status at Scalekit: pauses those that need an account that has ended,
 * lifts the pause of one that is, and, if the account was reported as deleted and Scalekit has none, ends those that were
 * set before. After each change it reads the status again: a change that happened meanwhile may have been followed before
 * this one.
 * @throws AppError of Scalekit, the table and Scheduler: repeating it completes it
 */
export async function followAccount(
  ref: AccountRef,
  report: AccountReport,
  scope: CallScope,
  deps: FollowDeps,
): Promise<Followed> {
  const followed: Followed = { paused: 0, lifted: 0, ended: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    // Read before the status: settings that are stored after it are not of the account that it describes.
    const digests = await findDigests(ref, scope.user, deps);
    if (digests.length === 0) return followed;
    const found = await deps.accounts.find(ref, scope);
    let hasChanged = false;
    for (const digest of digests) {
      const step = chooseStep(digest, found, isDeletedFor(digest, report));
      if (step === 'none') continue;
      await applyStep(step, digest, ref, deps);
      // Of a digest that has ended, a schedule was left: nothing of it can change any more.
      if (digest.record.settings === undefined) continue;
      followed[step] += 1;
      hasChanged = true;
    }
    if (!hasChanged) return followed;
  }
  throw new AppError('upstream-unavailable', { retryAfter: DEFAULT_RETRY_AFTER_SECONDS });
}

function isDeletedFor({ record }: FoundDigest, { isDeleted, at = Number.POSITIVE_INFINITY }: AccountReport) {
  return isDeleted && (record.settings?.changedAt ?? 0) <= at;
}

function chooseStep(
  { record: { settings } }: FoundDigest,
  found: ConnectedAccount,
  isDeleted: boolean,
): Step {
  const { status } = found;
  const ends = isDeleted && status === 'NOT_CONNECTED';
  if (ends) return 'ended';
  if (settings === undefined) return 'none';
  const { paused } = settings;
  if (status === 'ACTIVE') return isPausedFor(paused, found) && isRestored(found, paused) ? 'lifted' : 'none';
  // A link is under way, or Scalekit has added a status: the next firing finds out whether the account can be used.
  if (status === 'PENDING_AUTH' || status === 'PENDING_VERIFICATION') return 'none';
  return paused === undefined ? 'paused' : 'none';
}

/** Whether a digest is paused until this account is linked again. */
export function isPausedFor(paused: Pause | undefined, ref: AccountRef): paused is Pause {
  if (paused?.reason !== 'account' || paused.connection === undefined) return false;
  return isSameAccount({ connection: paused.connection, account: paused.account }, ref);
}

async function applyStep(
  step: keyof Followed,
  { owner, record }: FoundDigest,
  { connection, account }: AccountRef,
  deps: FollowDeps,
): Promise<void> {
  if (step === 'ended') return endDigest(owner, record, deps);
  if (step === 'lifted') return deps.settings.lift(owner, { connection, account });
  const pause = { reason: 'account' as const, since: deps.now(), connection, ...(account && { account }) };
  await deps.settings.pause(owner, record.revision, pause);
}
