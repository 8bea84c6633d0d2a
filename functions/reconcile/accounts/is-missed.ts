import { REDELIVERY_SECONDS } from '../../../shared/config/job-limits.ts';
import type { Settings } from '../../../shared/digest/settings/settings.ts';
import type { Change } from './find-changes.ts';

/**
 * Whether a webhook should have reported the change: it is older than Scalekit's last redelivery, and newer than what the
 * product knew of the account. Any other change is followed, too, but not counted.
 */
export function isMissed(change: Change, settings: Settings, now: number): boolean {
  const { status, updatedAt } = change.account;
  if (status === 'NOT_CONNECTED') return hasDelivered(settings);
  if (updatedAt === undefined) return true;
  return updatedAt > knownSince(change, settings) && updatedAt <= now - REDELIVERY_SECONDS * 1_000;
}

/** Without a delivered digest the account may never have existed, and then no webhook was missed. */
function hasDelivered({ lastOutcome, changedAt }: Settings): boolean {
  return lastOutcome?.status === 'DELIVERED' && lastOutcome.at >= changedAt;
}

/** When the digest was paused or last changed: a user can set one up for an account that has ended long ago. */
function knownSince({ kind }: Change, { paused, changedAt }: Settings): number {
  return kind === 'restored' ? (paused?.since ?? changedAt) : changedAt;
}
