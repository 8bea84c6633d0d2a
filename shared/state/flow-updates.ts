import { VERIFY_LEASE_SECONDS } from '../config/limits.ts';
import { epochSeconds } from './table.ts';
import type { User } from './user-key.ts';

/** The statuses in which an attempt can leave a flow. */
export type SettledStatus = 'PENDING' | 'CONSUMED' | 'EXPIRED' | 'DENIED';

const OPEN = '#status IN (:pending, :verifying)';

/** CONSUMED is final; an attempt under way does not reopen a flow that was revoked as DENIED. */
const settleable = {
  PENDING: '#status = :verifying',
  CONSUMED: '#status <> :consumed',
  EXPIRED: '#status = :verifying',
  DENIED: '#status <> :consumed',
} as const;

/** @param id the flow's, as `flowId` makes it */
export function settleUpdate(id: string, status: SettledStatus) {
  const needsLease = status === 'PENDING' || status === 'EXPIRED';
  return statusUpdate(id, status, settleable[status], {
    ...(needsLease ? { ':verifying': 'VERIFYING' } : { ':consumed': 'CONSUMED' }),
  });
}

/** Ends a flow that is open, whether or not an attempt is under way. */
export function endUpdate(id: string, status: 'CONSUMED' | 'EXPIRED') {
  return statusUpdate(id, status, OPEN, { ':pending': 'PENDING', ':verifying': 'VERIFYING' });
}

function statusUpdate(id: string, status: SettledStatus, condition: string, values: Record<string, string>) {
  return {
    Key: flowKey(id),
    UpdateExpression: 'SET #status = :status REMOVE leaseUntil',
    ConditionExpression: `attribute_exists(pk) AND ${condition}`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': status, ...values },
    ReturnValues: 'ALL_NEW' as const,
  };
}

export function leaseUpdate(id: string, owner: User, attempt: string, now: number) {
  const seconds = epochSeconds(now);
  return {
    Key: flowKey(id),
    UpdateExpression: 'SET #status = :verifying, attempt = :attempt, leaseUntil = :until',
    ConditionExpression:
      'issuer = :issuer AND identifier = :identifier AND expiresAt > :seconds' +
      // An update is retried after a lost response, and then finds its own lease.
      ' AND (#status = :pending OR (#status = :verifying AND (leaseUntil < :seconds OR attempt = :attempt)))',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':attempt': attempt,
      ':verifying': 'VERIFYING',
      ':pending': 'PENDING',
      ':until': seconds + VERIFY_LEASE_SECONDS,
      ':seconds': seconds,
      ':issuer': owner.issuer,
      ':identifier': owner.identifier,
    },
  };
}

export function flowKey(id: string) {
  return { pk: `FLOW#${id}`, sk: 'FLOW' };
}
