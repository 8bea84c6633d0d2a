import type { ActCaller } from '../activity/act.ts';
import { DIGEST_TTL_SECONDS } from '../config/job-limits.ts';
import type { AccountRef } from '../connections/account-ref.ts';
import type { Digest } from '../digest/digest.ts';
import type { ErrorCode } from '../errors/app-error.ts';
import { actUpdate, newAct, type StoredAct } from './activity/act-mark.ts';
import { type PackedText, packText } from './packed-text.ts';
import { epochSeconds } from './table.ts';
import { type DigestOwner, digestSortKey, userKey } from './user-key.ts';

/**
 * One firing of a user's schedule: user + scheduled time (ISO 8601 with milliseconds). `byHand`: an on-demand run, and
 * its `caller`; both are stored when the slot is claimed.
 */
export type Slot = {
  user: DigestOwner;
  scheduledTime: string;
  byHand?: boolean | undefined;
  caller?: ActCaller | undefined;
};

/** The tool that delivers a digest, and the account in which it runs. */
export type Delivery = AccountRef & { tool: string };

/** `failed`: certainly nothing was sent. `outcome-unknown`: the message may have been sent. */
export type DeadReason = 'failed' | 'outcome-unknown';

/** An open slot is TAKEN until a run starts to send, then SENDING. */
export type SlotPhase = 'TAKEN' | 'SENDING';

/** The end of a slot; `digest` only for the delivery `stored`. */
export type SlotEnd = EndOf<Digest>;

type EndOf<Stored> =
  | { status: 'DELIVERED'; digest?: Stored | undefined }
  | { status: 'SKIPPED'; reason: string }
  /** `failure`: the code that the last run threw. */
  | { status: 'DEAD'; reason: DeadReason; failure?: ErrorCode | undefined };

const names = { '#status': 'status', '#run': 'run' };
const heldByRun = '#status = :taken AND #run = :run';

export function claimUpdate(slot: Slot, run: string, leaseUntil: number, now: number) {
  return {
    Key: itemKey(slot),
    // A set counts each run once: a write is retried after a lost response.
    UpdateExpression: `SET #status = :taken, #run = :run, leaseUntil = :until, expiresAt = :expiresAt${slot.byHand ? ', byHand = :byHand' : ''}${slot.caller ? ', caller = :caller' : ''} ADD attempts :attempt`,
    // The retry of a write finds the run's own record, here and in the updates below.
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
      ':caller': slot.caller,
      ':now': now,
    },
    ReturnValues: 'ALL_NEW' as const,
  };
}

export function releaseUpdate(slot: Slot, run: string) {
  return {
    Key: itemKey(slot),
    UpdateExpression: 'SET leaseUntil = :ended',
    ConditionExpression: heldByRun,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ':ended': 0, ':taken': 'TAKEN', ':run': run },
  };
}

/** From here on the digest is an act of its user, also if the run dies. `sent`: what delivers it. */
export function sendingUpdate(slot: Slot, run: string, sent: Delivery | undefined, now: number) {
  const act = actUpdate(slot.user, actOf(slot, now));
  return {
    Key: itemKey(slot),
    UpdateExpression: `SET #status = :sending, ${act.set}${sent === undefined ? '' : ', sent = :sent'}`,
    ConditionExpression: `(${heldByRun}) OR (#status = :sending AND #run = :run)`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ...{ ':sending': 'SENDING', ':taken': 'TAKEN', ':run': run, ':sent': sent },
      ...act.values,
    },
  };
}

/** A slot of an earlier version does not name its caller. */
function actOf({ byHand, caller }: Slot, now: number): StoredAct {
  return newAct(caller ?? { via: byHand ? 'api' : 'schedule' }, now);
}

/** An end whose digest is ready to be stored. */
export async function packEnd(end: SlotEnd): Promise<EndOf<PackedText>> {
  if (end.status !== 'DELIVERED') return end;
  return { ...end, digest: end.digest && (await packText(JSON.stringify(end.digest))) };
}

export function closeUpdate(
  slot: Slot,
  run: string,
  { end, from, now }: { end: EndOf<PackedText>; from: readonly SlotPhase[]; now: number },
) {
  const { status, ...details } = end;
  // An update is retried after a lost response, and then finds its own end; another end of the same status stands.
  const isOwnEnd = 'reason' in details ? '#status = :status AND reason = :reason' : '#status = :status';
  const set = Object.entries(details).filter(([, value]) => value !== undefined);
  const phases = Object.fromEntries(from.map((phase) => [`:${phase}`, phase]));
  const act = actUpdate(slot.user, actOf(slot, now), true);
  return {
    Key: itemKey(slot),
    UpdateExpression: `SET #status = :status, closedAt = :now, ${act.set}${set.map(([name]) => `, ${name} = :${name}`).join('')} REMOVE leaseUntil`,
    ConditionExpression: `#run = :run AND (#status IN (${Object.keys(phases)}) OR (${isOwnEnd}))`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: {
      ':status': status,
      ':now': now,
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      ...phases,
      ':run': run,
      ...act.values,
    },
  };
}

/** Lambda ends nearly every run that dies for its time. */
const ABANDONED_FAILURE: ErrorCode = 'deadline-exceeded';

export function abandonedUpdate(slot: Slot, from: { status: string; reason: DeadReason; now: number }) {
  const act = actUpdate(slot.user, actOf(slot, from.now), true);
  return {
    Key: itemKey(slot),
    UpdateExpression: `SET #status = :dead, closedAt = :now, reason = :reason, failure = :failure, ${act.set} REMOVE leaseUntil`,
    ConditionExpression: '#status = :status AND leaseUntil < :now',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':dead': 'DEAD',
      ':status': from.status,
      ':reason': from.reason,
      ':failure': ABANDONED_FAILURE,
      ':now': from.now,
      ...act.values,
    },
  };
}

export function itemKey({ user, scheduledTime }: Slot) {
  return { pk: userKey(user), sk: digestSortKey(user, `SLOT#${scheduledTime}`) };
}
