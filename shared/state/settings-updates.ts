import { type Choice, type LastOutcome, type Pause, settingsSchema } from '../digest/settings/settings.ts';
import { MARK, markValues } from './alignment/alignment-updates.ts';
import type { User } from './user-key.ts';

/** A change of the settings; without `paused`, a pause stays. */
export type Change = { choice: Choice; revision: string; paused?: Pause | 'lift' | undefined; at: number };

/** How a change is stored: with `instead`, only in place of that revision. */
export type Storing = { attempt: string; instead: string | undefined; now: number };

/** Sets each attribute by itself, so that a pause and the last outcome stay, and marks the schedule as pending. */
export function changeUpdate(
  { issuer, identifier }: User,
  { choice, revision, paused, at }: Change,
  storing: Storing,
) {
  const isPause = paused !== undefined && paused !== 'lift';
  const attributes = {
    ...choice,
    issuer,
    identifier,
    revision,
    changedAt: at,
    ...(isPause && { paused }),
  };
  return settingsUpdate(attributes, paused === 'lift' ? ['paused'] : [], storing);
}

/** What stays of deleted settings until their schedule is deleted: the user, and a new revision. */
const KEPT = ['issuer', 'identifier', 'revision', 'pendingSince', 'alignedRevision'];

export function deletionUpdate({ issuer, identifier }: User, revision: string, storing: Storing) {
  const removed = Object.keys(settingsSchema.shape).filter((name) => !KEPT.includes(name));
  return settingsUpdate({ issuer, identifier, revision }, removed, storing);
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

export function liftUpdate(connection: string) {
  return {
    UpdateExpression: 'REMOVE paused',
    ConditionExpression: 'paused.reason = :account AND paused.#connection = :connection',
    ExpressionAttributeNames: { '#connection': 'connection' },
    ExpressionAttributeValues: { ':account': 'account', ':connection': connection },
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
