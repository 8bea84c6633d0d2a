import * as z from 'zod/mini';
import { actCaller } from '../../shared/activity/act-caller.ts';
import { identifierSchema } from '../../shared/config/identifier.ts';
import { accountLabel } from '../../shared/connections/account-ref.ts';
import type { Digest } from '../../shared/digest/digest.ts';
import type { DeadReason } from '../../shared/state/slot-updates.ts';

/**
 * The input of a user's schedule. EventBridge Scheduler puts the firing's own time in place of
 * `<aws.scheduler.scheduled-time>`. Everything else about the digest stands in the user's settings. Members of a later
 * version are ignored: after a step back, its events are still with Lambda.
 */
export const digestEvent = z.object({
  issuer: z.string().check(z.minLength(1)),
  identifier: identifierSchema,
  /** The label of the mailbox; absent for the user's default account. */
  account: z.optional(accountLabel),
  /** Normalised, so that one instant is one slot. */
  scheduledTime: z.pipe(
    z.iso.datetime({ offset: true }),
    z.transform((time) => new Date(time).toISOString()),
  ),
  /** Revision of the settings that the schedule was made from; absent: any revision. */
  revision: z.optional(z.string()),
  /** An on-demand run, which also runs while the digest is paused. */
  byHand: z._default(z.boolean(), false),
  /** Who asked for an on-demand run; events of earlier versions do not name the caller. */
  caller: z.optional(actCaller),
});

export type DigestEvent = z.output<typeof digestEvent>;

/**
 * `gone`: no settings; `superseded`: the settings are newer than the firing's schedule; `already-delivered`: the digest
 * of that day was delivered at another time.
 */
export type SkipReason = 'gone' | 'superseded' | 'paused' | 'already-delivered' | 'reconnect-required';

/** The outcome of a closed slot. */
export type SlotOutcome =
  | { status: 'DELIVERED'; counts: Digest['counts'] }
  | { status: 'SKIPPED'; reason: SkipReason }
  /** Nothing was delivered, or the outcome is unknown; the next slot is a new attempt. */
  | { status: 'DEAD'; reason: DeadReason };

/**
 * The outcome of a run, which only a synchronous caller receives. NOT_MINE: another run closed the slot. OFFBOARDED: the
 * user was offboarded after the firing, or is being offboarded, and nothing is stored.
 */
export type DigestOutcome = SlotOutcome | { status: 'NOT_MINE' | 'OFFBOARDED' };
