import { DIGEST_TTL_SECONDS } from '../config/limits.ts';
import type { Digest } from '../digest/digest.ts';
import { epochSeconds } from './table.ts';
import { type User, userKey } from './user-key.ts';

/**
 * One firing of a user's schedule: user + scheduled time (ISO 8601 with milliseconds). One that the user asked for by
 * hand is marked so when it is taken.
 */
export type Slot = { user: User; scheduledTime: string; byHand?: boolean };

/** `failed`: surely nothing was sent. `outcome-unknown`: it may have been. */
export type DeadReason = 'failed' | 'outcome-unknown';

/** Whose slot it still is: TAKEN before anything is sent, SENDING from then on. */
export type SlotPhase = 'TAKEN' | 'SENDING';

/** How a slot ends; only a digest that is stored comes along. */
export type SlotEnd =
  | { status: 'DELIVERED'; digest?: Digest | undefined }
  | { status: 'SKIPPED'; reason: string }
  | { status: 'DEAD'; reason: DeadReason };

const names = { '#status': 'status', '#run': 'run' };
const takenByRun = '#status = :taken AND #run = :run';

export function claimUpdate(slot: Slot, run: string, leaseUntil: number, now: number) {
  return {
    Key: itemKey(slot),
    // A set, as the AWS SDK repeats a write whose reply was lost: the same run counts once.
    UpdateExpression: `SET #status = :taken, #run = :run, leaseUntil = :until, expiresAt = :expiresAt${slot.byHand ? ', byHand = :byHand' : ''} ADD attempts :attempt`,
    // A run may meet its own record. So below.
    ConditionExpression:
      'attribute_not_exists(pk) OR (#status = :taken AND (leaseUntil < :now OR #run = :run))',
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ':taken': 'TAKEN',
      ':run': run,
      ':until': leaseUntil,
      ':expiresAt': epochSeconds(now) + DIGEST_TTL_SECONDS,
      ':attempt': new Set([run]),
      ':byHand': slot.byHand || undefined,
      ':now': now,
    },
    ReturnValues: 'ALL_NEW' as const,
  };
}

export function releaseUpdate(slot: Slot, run: string) {
  return {
    Key: itemKey(slot),
    UpdateExpression: 'SET leaseUntil = :ended',
    ConditionExpression: takenByRun,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':ended': 0, ':taken': 'TAKEN', ':run': run },
  };
}

export function sendingUpdate(slot: Slot, run: string) {
  return {
    Key: itemKey(slot),
    UpdateExpression: 'SET #status = :sending',
    ConditionExpression: `(${takenByRun}) OR (#status = :sending AND #run = :run)`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':sending': 'SENDING', ':taken': 'TAKEN', ':run': run },
  };
}

export function closeUpdate(
  slot: Slot,
  run: string,
  { end, from, now }: { end: SlotEnd; from: readonly SlotPhase[]; now: number },
) {
  const [name, value] =
    end.status === 'DELIVERED'
      ? ['digest', end.digest && JSON.stringify(end.digest)]
      : ['reason', end.reason];
  const phases = Object.fromEntries(from.map((phase) => [`:${phase}`, phase]));
  return {
    Key: itemKey(slot),
    UpdateExpression: `SET #status = :status, closedAt = :now${value === undefined ? '' : `, ${name} = :value`} REMOVE leaseUntil`,
    ConditionExpression: `#run = :run AND #status IN (:status, ${Object.keys(phases)})`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ':status': end.status,
      ':now': now,
      ':value': value,
      ...phases,
      ':run': run,
    },
  };
}

export function abandonedUpdate(slot: Slot, from: { status: string; reason: DeadReason; now: number }) {
  return {
    Key: itemKey(slot),
    UpdateExpression: 'SET #status = :dead, closedAt = :now, reason = :reason REMOVE leaseUntil',
    ConditionExpression: '#status = :status AND leaseUntil < :now',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':dead': 'DEAD',
      ':status': from.status,
      ':reason': from.reason,
      ':now': from.now,
    },
  };
}

export function itemKey({ user, scheduledTime }: Slot) {
  return { pk: userKey(user), sk: `SLOT#${scheduledTime}` };
}
