import { REVOKED_CONSENT_SECONDS, VERIFY_LEASE_SECONDS } from '../config/limits.ts';
import { sha256 } from '../text/sha256.ts';
import { epochSeconds } from './table.ts';
import type { User } from './user-key.ts';

/** The statuses in which an attempt can leave a flow. */
export type SettledStatus = 'PENDING' | 'CONSUMED' | 'EXPIRED' | 'DENIED';

/** CONSUMED is final; an attempt under way does not reopen a flow that was revoked as DENIED. */
const settleable = {
  PENDING: '#status = :verifying',
  CONSUMED: '#status <> :consumed',
  EXPIRED: '#status = :verifying',
  DENIED: '#status <> :consumed',
} as const;

export function settleUpdate(state: string, status: SettledStatus) {
  const needsLease = status === 'PENDING' || status === 'EXPIRED';
  return {
    Key: flowKey(state),
    UpdateExpression: 'SET #status = :status REMOVE leaseUntil',
    ConditionExpression: `attribute_exists(pk) AND ${settleable[status]}`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':status': status,
      ...(needsLease ? { ':verifying': 'VERIFYING' } : { ':consumed': 'CONSUMED' }),
    },
    ReturnValues: 'ALL_NEW' as const,
  };
}

export function leaseUpdate(state: string, owner: User, attempt: string, now: number) {
  const seconds = epochSeconds(now);
  return {
    Key: flowKey(state),
    UpdateExpression:
      'SET #status = :verifying, attempt = :attempt, leaseUntil = :until, firstAttemptAt = if_not_exists(firstAttemptAt, :now)',
    ConditionExpression:
      'issuer = :issuer AND identifier = :identifier AND expiresAt > :seconds' +
      // The AWS SDK retries an update after a lost response, and then finds its own lease.
      ' AND (#status = :pending OR (#status = :verifying AND (leaseUntil < :seconds OR attempt = :attempt)))',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':attempt': attempt,
      ':verifying': 'VERIFYING',
      ':pending': 'PENDING',
      ':until': seconds + VERIFY_LEASE_SECONDS,
      ':now': now,
      ':seconds': seconds,
      ':issuer': owner.issuer,
      ':identifier': owner.identifier,
    },
    ReturnValues: 'ALL_OLD' as const,
  };
}

export function revokeUpdate(authRequestId: string, now: number) {
  return {
    Key: consentKey(authRequestId),
    UpdateExpression: 'SET expiresAt = :expiresAt',
    ExpressionAttributeValues: { ':expiresAt': epochSeconds(now) + REVOKED_CONSENT_SECONDS },
  };
}

export function consentKey(authRequestId: string) {
  return { pk: `CONSENT#${sha256(authRequestId)}`, sk: 'CONSENT' };
}

export function flowKey(state: string) {
  return { pk: `FLOW#${sha256(state)}`, sk: 'FLOW' };
}
