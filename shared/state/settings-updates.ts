import type { AccountRef } from '../connections/account-ref.ts';
import { type Choice, type LastOutcome, type Pause, settingsSchema } from '../digest/settings/settings.ts';
import { MARK, markValues } from './alignment/alignment-updates.ts';
import type { DigestOwner } from './user-key.ts';

/** A change of the settings; without `paused`, a pause stays. */
export type Change = { choice: Choice; revision: string; paused?: Pause | 'lift' | undefined; at: number };

/** How a change is stored: with `instead`, only in place of that revision. */
export type Storing = { attempt: string; instead: string | undefined; now: number };

/** Sets each attribute by itself, so that a pause and the last outcome stay, and marks the schedule as pending. */
export function changeUpdate(
  { issuer, identifier, account }: DigestOwner,
  { choice, revision, paused, at }: Change,
  storing: Storing,
) {
  const isPause = paused !== undefined && paused !== 'lift';
  const attributes = {
    ...choice,
    issuer,
    identifier,
    ...(account !== undefined && { account }),
    revision,
    changedAt: at,
    ...(isPause && { paused }),
  };
  return settingsUpdate(attributes, paused === 'lift' ? ['paused'] : [], storing);
}

/** What stays of deleted settings until their schedule is deleted: the user, and a new revision. */
const KEPT = ['issuer', 'identifier', 'account', 'revision', 'pendingSince', 'alignedRevision'];

export function deletionUpdate(
  { issuer, identifier, account }: DigestOwner,
  revision: string,
  storing: Storing,
) {
  const removed = Object.keys(settingsSchema.shape).filter((name) => !KEPT.includes(name));
  const kept = { issuer, identifier, ...(account !== undefined && { account }), revision };
  return settingsUpdate(kept, removed, storing);
}

function settingsUpdate(
  attributes: Record<string, unknown>,
  removed: readonly string[],
  { attempt, instead, now }: Storing,
) {
  const names = Object.keys(attributes);
  const set = names.map((name) => `#${name} = :${name}`).join(', ');
  const remove = removed.map((name) => `, #${name}`).join('');
  return {
    UpdateExpression: `SET ${set}, ${MARK.set} REMOVE ${MARK.remove}${remove}`,
    // A retry of this write finds its own attempt.
    ...(instead !== undefined && {
      ConditionExpression: '#revision = :instead OR (#revision = :revision AND lastAttempt = :attempt)',
    }),
    ExpressionAttributeNames: Object.fromEntries([...names, ...removed].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`:${name}`, value])),
      ...markValues(attempt, now),
      ...(instead !== undefined && { ':instead': instead }),
    },
    ReturnValues: 'ALL_NEW' as const,
  };
}

export function pauseUpdate(revision: string, pause: Pause) {
  return {
    UpdateExpression: 'SET paused = :pause',
    ConditionExpression: 'revision = :revision AND attribute_not_exists(paused)',
    ExpressionAttributeValues: { ':pause': pause, ':revision': revision },
  };
}

export function liftUpdate({ connection, account }: AccountRef, refusedAt?: number) {
  const isOfLabel =
    account === undefined ? 'attribute_not_exists(paused.#account)' : 'paused.#account = :label';
  const isOfRefusal = refusedAt === undefined ? '' : ' AND paused.refusedAt = :refusedAt';
  return {
    UpdateExpression: 'REMOVE paused',
    ConditionExpression: `paused.reason = :account AND paused.#connection = :connection AND ${isOfLabel}${isOfRefusal}`,
    ExpressionAttributeNames: { '#connection': 'connection', '#account': 'account' },
    ExpressionAttributeValues: {
      ':account': 'account',
      ':connection': connection,
      ...(account !== undefined && { ':label': account }),
      ...(refusedAt !== undefined && { ':refusedAt': refusedAt }),
    },
  };
}

/** Deleted settings have no `changedAt`, and get no outcome. */
export function outcomeUpdate(outcome: LastOutcome) {
  return {
    UpdateExpression: 'SET lastOutcome = :outcome',
    ConditionExpression:
      'attribute_exists(changedAt) AND (attribute_not_exists(lastOutcome) OR lastOutcome.slot <= :slot)',
    ExpressionAttributeValues: { ':outcome': outcome, ':slot': outcome.slot },
  };
}
