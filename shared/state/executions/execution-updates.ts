import { IDEMPOTENCY_TTL_SECONDS, WRITE_LEASE_SECONDS } from '../../config/limits.ts';
import type { ErrorCode, ProviderErrorReason } from '../../errors/app-error.ts';
import { sha256 } from '../../text/sha256.ts';
import { actMark, type StoredAct } from '../activity/act-mark.ts';
import type { PackedText } from '../packed-text.ts';
import { epochSeconds } from '../table.ts';
import { type User, userKey } from '../user-key.ts';

/** A write is identified by user, acting service (if any) and the caller's key. */
export type ExecutionKey = { user: User; service?: string | undefined; key: string };

/** What the activity shows of a response. */
export type ResponseFacts = {
  executionId?: string | undefined;
  code?: ErrorCode | undefined;
  /** Of a `provider-error`. */
  reason?: ProviderErrorReason | undefined;
};

export const names = { '#owner': 'owner', '#status': 'status' };
export const runningByOwner = '#owner = :owner AND #status = :running';

export function claimPut(key: ExecutionKey, claim: { owner: string; status: string }, act: StoredAct) {
  const seconds = epochSeconds(act.at);
  return {
    Item: {
      ...itemKey(key),
      ...claim,
      ...actMark(key.user, act),
      startedAt: act.at,
      leaseUntil: seconds + WRITE_LEASE_SECONDS,
      expiresAt: seconds + IDEMPOTENCY_TTL_SECONDS,
    },
    // A put is retried after a lost response, and then finds its own record.
    ConditionExpression: `attribute_not_exists(pk) OR expiresAt < :now OR (${runningByOwner})`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':now': seconds, ':owner': claim.owner, ':running': 'IN_PROGRESS' },
  };
}

export function finishUpdate(
  key: ExecutionKey,
  owner: string,
  { response, ...facts }: ResponseFacts & { response: PackedText },
) {
  const { executionId, code, reason } = facts;
  const known = Object.entries({ executionId, code, reason }).filter(([, value]) => value !== undefined);
  const doneByOwner = '#owner = :owner AND #status = :done AND answer = :response';
  return {
    Key: itemKey(key),
    UpdateExpression: `SET #status = :done, answer = :response${known.map(([name]) => `, ${name} = :${name}`).join('')}`,
    // An update is retried after a lost response, and then finds its own response stored.
    ConditionExpression: `(${runningByOwner}) OR (${doneByOwner})`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ':done': 'DONE',
      ':response': response,
      ...Object.fromEntries(known.map(([name, value]) => [`:${name}`, value])),
      ':owner': owner,
      ':running': 'IN_PROGRESS',
    },
  };
}

export function giveUpUpdate(key: ExecutionKey, owner: string) {
  return {
    Key: itemKey(key),
    UpdateExpression: 'SET #status = :unknown',
    // Only for this owner: meanwhile the key may have been released and claimed again.
    ConditionExpression: runningByOwner,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':unknown': 'UNKNOWN', ':owner': owner, ':running': 'IN_PROGRESS' },
  };
}

/** The separator can stand in neither part, so different pairs have different keys. */
export function itemKey({ user, service = '', key }: ExecutionKey) {
  return { pk: userKey(user), sk: `KEY#${sha256(`${service}\n${key}`)}` };
}
