import type { StatusChanged } from '../../../shared/account-events/status-changed.ts';
import type { ConnectedAccount } from '../../../shared/scalekit/scalekit.ts';
import { ownerHash, type User } from '../../../shared/state/user-key.ts';
import { sha256 } from '../../../shared/text/sha256.ts';

/**
 * The event of a status that no webhook reported, without the old status, which Scalekit's list does not have. A run that
 * finds the same status again, after one that died, gives it the same id.
 */
export function missedChange(
  { issuer, identifier }: User,
  { connection, account, status, updatedAt }: ConnectedAccount,
  now: number,
): StatusChanged {
  const occurredAt = new Date(updatedAt ?? now).toISOString();
  // An account that was deleted has no time of its own: one event a day.
  const time = updatedAt === undefined ? occurredAt.slice(0, 10) : occurredAt;
  const finding = [ownerHash({ issuer, identifier, account }), connection, status, time].join('\n');
  return {
    id: `reconcile-${sha256(finding)}`,
    ...{ identifier, connection, status, occurredAt },
    ...(account !== undefined && { account }),
  };
}
