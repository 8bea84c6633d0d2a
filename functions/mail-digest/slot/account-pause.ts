import { REFUSAL_RETRY_HOURS } from '../../../shared/config/job-limits.ts';
import { type AccountRef, isSameAccount } from '../../../shared/connections/account-ref.ts';
import { isRestored } from '../../../shared/digest/health/is-restored.ts';
import { mailboxOf, needsAccount } from '../../../shared/digest/settings/digest-connections.ts';
import type { Pause, Settings } from '../../../shared/digest/settings/settings.ts';
import { type AppError, asAppError } from '../../../shared/errors/app-error.ts';
import type { DigestRun } from '../digest-run.ts';

/**
 * Pauses the digest until the account of the error can be used again; an earlier pause for the same account stays as it is.
 * @param begunAt when the run began to use the account: a link that is finished after that ends the pause
 */
export async function pauseForAccount(
  { slot: { user }, deps }: DigestRun,
  settings: Settings,
  error: AppError,
  begunAt: number,
): Promise<void> {
  const { connection, account } = findLostAccount(error, settings);
  const earlier = findRefusal(settings);
  // The run has tried the refused account again, and now it is another one that must be linked.
  if (earlier !== undefined && !isSameAccount(earlier.ref, { connection, account }))
    await deps.settings.lift(user, earlier.ref, earlier.refusedAt);
  await deps.settings.pause(user, settings.revision, {
    reason: 'account',
    ...(error.isRefusedCredential && { refusedAt: begunAt }),
    since: deps.now(),
    connection,
    ...(account !== undefined && { account }),
  });
}

/** The account that must be linked again: the mailbox, unless the error names the account of the delivery. */
function findLostAccount({ facts: { connection, account } }: AppError, settings: Settings): AccountRef {
  return connection === undefined ? mailboxOf(settings) : { connection, account };
}

/**
 * Whether a firing makes the digest despite a pause. Ends a pause for an account that can be used again or is no longer
 * needed, in case no webhook reported it. A pause after a refusal stays while the account is tried again, once a day.
 */
export async function mayRunPaused(settings: Settings, { slot, scope, deps }: DigestRun): Promise<boolean> {
  const { paused } = settings;
  if (paused?.reason !== 'account' || paused.connection === undefined) return false;
  const ref = { connection: paused.connection, account: paused.account };
  if (needsAccount(settings, ref)) {
    const found = await deps.accounts.find(ref, scope).catch(ignoreOutage);
    if (found === undefined) return false;
    if (!isRestored(found, paused)) return found.status === 'ACTIVE' && isRetryDue(paused, deps.now());
  }
  await deps.settings.lift(slot.user, ref);
  return true;
}

function isRetryDue({ refusedAt }: Pause, now: number): boolean {
  return refusedAt !== undefined && now - refusedAt >= REFUSAL_RETRY_HOURS * 3_600_000;
}

/** While Scalekit is away, the digest stays paused: retries would only end with a dead slot. */
function ignoreOutage(error: unknown): undefined {
  if (asAppError(error).code === 'internal') throw error;
}

/**
 * Ends the pause after a refusal that the run found, once it has delivered the digest with the account. Best effort: the
 * digest is delivered, and a later firing tries the account again.
 */
export async function liftDisprovedPause(settings: Settings, { slot, deps }: DigestRun): Promise<void> {
  const refusal = findRefusal(settings);
  if (refusal === undefined || !needsAccount(settings, refusal.ref)) return;
  await deps.settings.lift(slot.user, refusal.ref, refusal.refusedAt).catch(() => undefined);
}

function findRefusal({ paused }: Settings): { ref: AccountRef; refusedAt: number } | undefined {
  if (paused?.connection === undefined || paused.refusedAt === undefined) return undefined;
  return { ref: { connection: paused.connection, account: paused.account }, refusedAt: paused.refusedAt };
}
