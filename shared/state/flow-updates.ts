import type { ActCaller } from '../activity/act.ts';
import { UNSEALED_FLOW_SECONDS } from '../config/activity-limits.ts';
import { VERIFY_LEASE_SECONDS } from '../config/limits.ts';
import { actWork, newAct } from './activity/act-mark.ts';
import { epochSeconds } from './table.ts';
import type { User } from './user-key.ts';

/** The statuses in which an attempt can leave a flow. */
export type SettledStatus = 'PENDING' | 'CONSUMED' | 'EXPIRED' | 'DENIED';

const OPEN = '#status IN (:pending, :verifying)';

/** A flow that an earlier version leased names no first attempt. */
const IS_ONLY_ATTEMPT = '(attribute_not_exists(firstAttempt) OR firstAttempt = attempt)';

/** CONSUMED is final; an attempt under way does not reopen a flow that was revoked as DENIED. */
const settleable = {
  PENDING: '#status = :verifying',
  CONSUMED: '#status <> :consumed',
  EXPIRED: '#status = :verifying',
  DENIED: '#status <> :consumed',
} as const;

/** `ended`: the attempt that holds the lease linked nothing. `in-doubt`: it may have linked the account. */
export type AttemptEnd = 'ended' | 'in-doubt';

/**
 * The updates that settle a flow: each is made if the condition of the one before does not hold.
 * @param id the flow's, as `flowId` makes it
 */
export function settleUpdates(
  id: string,
  status: SettledStatus,
  attempt: AttemptEnd | undefined,
  now: number,
): StatusUpdate[] {
  const needsLease = status === 'PENDING' || status === 'EXPIRED';
  const settle = statusUpdate(id, status, settleable[status], {
    ...(needsLease ? { ':verifying': 'VERIFYING' } : { ':consumed': 'CONSUMED' }),
  });
  if (status === 'CONSUMED') return [withAct(settle, now)];
  if (attempt === 'in-doubt') return [withDoubt(settle)];
  // A flow that is revoked keeps the act of an attempt that may be under way.
  if (attempt === undefined && !needsLease) return [settle];
  // What an earlier attempt may have linked stays an act.
  return [withoutAct(settle), withDoubt(settle)];
}

/** Ends a flow that is open, whether or not an attempt is under way. */
export function endUpdate(id: string, status: 'CONSUMED' | 'EXPIRED', now: number) {
  const end = statusUpdate(id, status, OPEN, { ':pending': 'PENDING', ':verifying': 'VERIFYING' });
  return status === 'CONSUMED' ? withAct(end, now) : end;
}

type StatusUpdate = ReturnType<typeof statusUpdate>;

function statusUpdate(id: string, status: SettledStatus, condition: string, values: Record<string, unknown>) {
  return {
    Key: flowKey(id),
    UpdateExpression: 'SET #status = :status REMOVE leaseUntil',
    ConditionExpression: `attribute_exists(pk) AND ${condition}`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':status': status, ...values } as Record<string, unknown>,
    ReturnValues: 'ALL_NEW' as const,
  };
}

/** Only where no attempt before this one was killed: `firstAttempt` is then another one. */
function withoutAct(end: StatusUpdate): StatusUpdate {
  return {
    ...end,
    UpdateExpression: `${end.UpdateExpression}, pendingWork, pendingSince, firstAttempt`,
    ConditionExpression: `${end.ConditionExpression} AND attribute_not_exists(inDoubt) AND ${IS_ONLY_ATTEMPT}`,
  };
}

/** The act keeps its mark, and no later attempt removes it. */
function withDoubt(end: StatusUpdate): StatusUpdate {
  return {
    ...end,
    UpdateExpression: 'SET #status = :status, inDoubt = :true REMOVE leaseUntil',
    ExpressionAttributeValues: { ...end.ExpressionAttributeValues, ':true': true },
  };
}

/** The end of a flow whose account is linked, which is an act of its user. */
function withAct(end: StatusUpdate, now: number): StatusUpdate {
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
    UpdateExpression: `SET #status = :verifying, attempt = :attempt, leaseUntil = :until, ${KEEP}, pendingSince = :at, act = :act, firstAttempt = if_not_exists(firstAttempt, :attempt)`,
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
