import { randomUUID } from 'node:crypto';
import type { ActCaller } from '../../activity/act.ts';
import { type User, userHash } from '../user-key.ts';

/** The acts that are not sealed yet stand in this many partitions of the index of pending work. */
export const ACT_SHARDS = 8;

/** An act as its item keeps it: a name of its own, its time (epoch milliseconds), and its caller. */
export type StoredAct = ActCaller & { id: string; at: number };

/** The value of `pendingWork` of the acts of one shard. */
export function actWork(shard: number): string {
  return `ACTIVITY#${shard}`;
}

/** The value of `pendingWork` of a user's acts: one user's acts stand in one shard, so that one job seals them in order. */
export function actWorkOf(user: User): string {
  return actWork(Buffer.from(userHash(user), 'base64url').readUInt8() % ACT_SHARDS);
}

/** Each write that is retried stores the same act. */
export function newAct(caller: ActCaller, now: number): StoredAct {
  return { id: randomUUID(), at: now, ...caller };
}

/** The attributes that put an item into the index of pending work until `seal-activity` has sealed its act. */
export function actMark(user: User, act: StoredAct) {
  return { pendingWork: actWorkOf(user), pendingSince: act.at, act };
}

/** The same as parts of an update; `once` keeps the act that the item has already. */
export function actUpdate(user: User, act: StoredAct, once = false) {
  const { pendingWork, pendingSince } = actMark(user, act);
  return {
    set: `pendingWork = :actWork, pendingSince = :actAt, act = ${once ? 'if_not_exists(act, :act)' : ':act'}`,
    values: { ':actWork': pendingWork, ':actAt': pendingSince, ':act': act },
  };
}

/** Marks a write that has ended for its first repeat. The write itself may not be sealed yet: then its mark stays. */
export function replayUpdate(user: User, act: StoredAct) {
  return {
    UpdateExpression:
      'SET replayed = :true, replay = :act, pendingWork = :work, pendingSince = if_not_exists(pendingSince, :now)',
    ConditionExpression: '#status IN (:done, :unknown) AND attribute_not_exists(replayed)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':true': true,
      ':act': act,
      ':work': actWorkOf(user),
      ':now': act.at,
      ':done': 'DONE',
      ':unknown': 'UNKNOWN',
    },
  };
}
