import type { Choice, LastOutcome, Pause } from '../digest/settings/settings.ts';
import type { User } from './user-key.ts';

/** A change of the settings; without `paused`, a pause stays. */
export type Change = { choice: Choice; revision: string; paused?: Pause | 'lift' | undefined; at: number };

/** Sets each attribute by itself, so that a pause and the last outcome stay. */
export function changeUpdate(
  { issuer, identifier }: User,
  { choice, revision, paused, at }: Change,
  instead: string | undefined,
) {
  const isPause = paused !== undefined && paused !== 'lift';
  const attributes = {
    issuer,
    identifier,
    revision,
    ...choice,
    changedAt: at,
    ...(isPause && { paused }),
  };
  const names = Object.keys(attributes);
  const set = names.map((name) => `#${name} = :${name}`).join(', ');
  return {
    UpdateExpression: `SET ${set}${paused === 'lift' ? ' REMOVE #paused' : ''}`,
    ...(instead !== undefined && { ConditionExpression: '#revision = :instead' }),
    ExpressionAttributeNames: Object.fromEntries(
      [...names, ...(paused === 'lift' ? ['paused'] : [])].map((name) => [`#${name}`, name]),
    ),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`:${name}`, value])),
      ...(instead !== undefined && { ':instead': instead }),
    },
  };
}

export function ifRevision(revision: string) {
  return {
    ConditionExpression: 'revision = :revision',
    ExpressionAttributeValues: { ':revision': revision },
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

export function outcomeUpdate(outcome: LastOutcome) {
  return {
    UpdateExpression: 'SET lastOutcome = :outcome',
    ConditionExpression:
      'attribute_exists(pk) AND (attribute_not_exists(lastOutcome) OR lastOutcome.slot <= :slot)',
    ExpressionAttributeValues: { ':outcome': outcome, ':slot': outcome.slot },
  };
}
