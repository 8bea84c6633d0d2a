import * as z from 'zod';
import { identifierSchema } from '../../shared/config/identifier.ts';
import type { DeadReason } from '../../shared/state/slot-updates.ts';

/**
 * The input of a user's schedule. EventBridge Scheduler puts the firing's own time in place of
 * `<aws.scheduler.scheduled-time>`. What the digest is made of stands in the user's settings.
 */
export const digestEvent = z.strictObject({
  issuer: z.string().min(1),
  identifier: identifierSchema,
  /** In one spelling, so that one instant is one slot. */
  scheduledTime: z.iso.datetime({ offset: true }).transform((time) => new Date(time).toISOString()),
  /** Of the settings that the schedule was made by; without it, whichever there are. */
  revision: z.string().optional(),
  /** The user asked for it now, whether or not the digest is paused. */
  byHand: z.boolean().default(false),
});

export type DigestEvent = z.output<typeof digestEvent>;

/**
 * `gone`: no settings; `superseded`: they have changed since the firing's schedule was made; `already-delivered`: the
 * same day's digest came at another time.
 */
export type SkipReason = 'gone' | 'superseded' | 'paused' | 'already-delivered' | 'reconnect-required';

/** What a run answers; a synchronous caller sees it, Scheduler does not. */
export type DigestOutcome =
  | { status: 'DELIVERED'; counts: { read: number; summarised: number; skipped: number } }
  | { status: 'SKIPPED'; reason: SkipReason }
  /** Nothing was delivered, or nobody knows; the next slot tries anew. */
  | { status: 'DEAD'; reason: DeadReason }
  /** Another run closed the slot. */
  | { status: 'NOT_MINE' };
