import type { ActCaller } from '../activity/act.ts';
import { UNSEALED_FLOW_SECONDS } from '../config/activity-limits.ts';
import { VERIFY_LEASE_SECONDS } from '../config/limits.ts';
import { actWork, newAct } from './activity/act-mark.ts';
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

/** @param id the flow's, as `flowId` makes it; @param hasEnded whether the attempt that holds the lease settles it */
export function settleUpdate(id: string, status: SettledStatus, hasEnded: boolean, now: number) {
  const needsLease = status === 'PENDING' || status === 'EXPIRED';
  const settle = statusUpdate(id, status, settleable[status], {
    ...(needsLease ? { ':verifying': 'VERIFYING' } : { ':consumed': 'CONSUMED' }),
  });
  if (status === 'CONSUMED') return withAct(settle, now);
  // A flow that is revoked keeps the act of an attempt that may be under way.
  if (!hasEnded && !needsLease) return settle;
  return { ...settle, UpdateExpression: `${settle.UpdateExpression}, pendingWork, pendingSince` };
}

/** Ends a flow that is open, whether or not an attempt is under way. */
export function endUpdate(id: string, status: 'CONSUMED' | 'EXPIRED', now: number) {
  const end = statusUpdate(id, status, OPEN, { ':pending': 'PENDING', ':verifying': 'VERIFYING' });
  return status === 'CONSUMED' ? withAct(end, now) : end;
}

function statusUpdate(id: string, status: SettledStatus, condition: string, values: Record<string, unknown>) {
  return {
    Key: flowKey(id),
    UpdateExpression: 'SET #status = :status REMOVE leaseUntil',
    ConditionExpression: `attribute_exists(pk) AND ${condition}`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': status, ...values },
    ReturnValues: 'ALL_NEW' as const,
  };
}

/** The end of a flow whose account is linked, which is an act of its user. */
function withAct(end: ReturnType<typeof statusUpdate>, now: number) {
  return {
    ...end,
    UpdateExpression: `SET #status = :status, ${KEEP}, pendingSince = :at, act = if_not_exists(act, :act), linkedAt = :at REMOVE leaseUntil`,
    ExpressionAttributeValues: {
      ...end.ExpressionAttributeValues,
      ...keepUntil(now),
      ':at': now,
      ':act': newAct({ via: 'api' }, now),
    },
  };
}

/** A flow whose act is not sealed stays a day longer, in the shard of its user. Its own end stays what it was. */
const KEEP =
  'endsAt = if_not_exists(endsAt, expiresAt), expiresAt = :keepUntil, pendingWork = if_not_exists(actWork, :anyWork)';

function keepUntil(now: number) {
  // A flow of an earlier version names no shard, and then stands in any.
  return { ':keepUntil': epochSeconds(now) + UNSEALED_FLOW_SECONDS, ':anyWork': actWork(0) };
}

/** The attempt may link the account: from here on it is an act, until it has ended without. */
export function leaseUpdate(
  id: string,
  owner: User,
  { attempt, caller, now }: { attempt: string; caller: ActCaller; now: number },
) {
  const seconds = epochSeconds(now);
  return {
    Key: flowKey(id),
    UpdateExpression: `SET #status = :verifying, attempt = :attempt, leaseUntil = :until, ${KEEP}, pendingSince = :at, act = :act`,
    ConditionExpression:
      'issuer = :issuer AND identifier = :identifier' +
      ' AND (endsAt > :seconds OR (attribute_not_exists(endsAt) AND expiresAt > :seconds))' +
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
      ...keepUntil(now),
      ':at': now,
      ':act': { ...newAct(caller, now), id: attempt },
    },
  };
}

export function flowKey(id: string) {
  return { pk: `FLOW#${id}`, sk: 'FLOW' };
}
