import type { DigestOwner } from '../user-key.ts';
import { PENDING_INDEX, PENDING_SCHEDULE } from './pending-index.ts';

/**
 * Assigns the mark of a pending schedule. `firstAttempt` and `lastAttempt` are equal while one attempt alone has worked
 * on the schedule since the mark was set; `alignedRevision` is of earlier attempts.
 */
export const MARK = {
  set: 'pendingWork = :work, pendingSince = :since, lastAttempt = :attempt, firstAttempt = if_not_exists(firstAttempt, :attempt)',
  remove: 'alignedRevision',
} as const;

export function markValues(attempt: string, now: number) {
  return { ':work': PENDING_SCHEDULE, ':since': now, ':attempt': attempt };
}

/** Begins an attempt; where the user has no item, the item of deleted settings is created. */
export function beginUpdate(user: DigestOwner, { attempt, revision, now }: Begin) {
  return {
    UpdateExpression: `SET ${ownerOf(user)}, ${MARK.set} REMOVE ${MARK.remove}`,
    ExpressionAttributeValues: { ...ownerValues(user, revision), ...markValues(attempt, now) },
    ReturnValues: 'ALL_NEW' as const,
  };
}

/** Begins an attempt that replaces those of processes that Lambda has ended since. */
export function replaceUpdate({ attempt, now }: Begin, endedBefore: number) {
  return {
    UpdateExpression: 'SET pendingSince = :since, lastAttempt = :attempt, firstAttempt = :attempt',
    // A retry of this write finds its own attempt.
    ConditionExpression: 'pendingSince < :endedBefore OR firstAttempt = :attempt',
    ExpressionAttributeValues: { ':since': now, ':attempt': attempt, ':endedBefore': endedBefore },
    ReturnValues: 'ALL_NEW' as const,
  };
}

/** Marks unmarked settings of that revision, or, without a revision, a schedule without settings. */
export function requestUpdate(
  user: DigestOwner,
  known: string | undefined,
  { attempt, revision, now }: Begin,
) {
  return {
    UpdateExpression: `SET ${ownerOf(user)}, ${MARK.set}`,
    ConditionExpression:
      known === undefined
        ? 'attribute_not_exists(pk)'
        : 'revision = :known AND attribute_not_exists(pendingWork)',
    ExpressionAttributeValues: {
      ...ownerValues(user, revision),
      ...markValues(attempt, now),
      ...(known !== undefined && { ':known': known }),
    },
  };
}

/** Holds while the settings have that revision and this attempt is the only one since the mark. */
export function ifAlone(attempt: string, revision: string) {
  return {
    ConditionExpression: 'revision = :revision AND firstAttempt = :attempt AND lastAttempt = :attempt',
    ExpressionAttributeValues: { ':revision': revision, ':attempt': attempt },
  };
}

export function clearUpdate(attempt: string, revision: string) {
  return {
    UpdateExpression: 'REMOVE pendingWork, pendingSince, firstAttempt, lastAttempt, alignedRevision',
    ...ifAlone(attempt, revision),
  };
}

/** Another attempt may still write the schedule: the mark stays until `reconcile` has looked at it again. */
export function alignedUpdate(revision: string) {
  return {
    UpdateExpression: 'SET alignedRevision = :revision',
    ConditionExpression: 'revision = :revision AND attribute_exists(pendingWork)',
    ExpressionAttributeValues: { ':revision': revision },
  };
}

export function pendingQuery(before: number) {
  const { name, partitionKey, sortKey } = PENDING_INDEX;
  return {
    IndexName: name,
    KeyConditionExpression: `${partitionKey} = :work AND ${sortKey} < :before`,
    ExpressionAttributeValues: { ':work': PENDING_SCHEDULE, ':before': before },
  };
}

type Begin = {
  attempt: string;
  /** For an item that does not exist yet. */
  revision: string;
  /** Epoch milliseconds. */
  now: number;
};

function ownerOf({ account }: DigestOwner): string {
  const label = account === undefined ? '' : ', account = :account';
  return `issuer = :issuer, identifier = :identifier${label}, revision = if_not_exists(revision, :revision)`;
}

function ownerValues({ issuer, identifier, account }: DigestOwner, revision: string) {
  const label = account === undefined ? {} : { ':account': account };
  return { ':issuer': issuer, ':identifier': identifier, ...label, ':revision': revision };
}
