import * as z from 'zod';
import { identifierSchema } from '../../shared/config/identifier.ts';

/** At most this many mails a digest: what is stored must fit one DynamoDB item, were every one as long as can be. */
const MAX_MESSAGES = 150;

/**
 * The input of a user's schedule. EventBridge Scheduler puts the firing's own time in place of
 * `<aws.scheduler.scheduled-time>`.
 */
export const digestEvent = z.strictObject({
  issuer: z.string().min(1),
  identifier: identifierSchema,
  /** In one spelling, so that one instant is one slot. */
  scheduledTime: z.iso.datetime({ offset: true }).transform((time) => new Date(time).toISOString()),
  connection: z.string().min(1).default('gmail'),
  query: z.string().min(1).max(500).default('is:unread'),
  /** Scalekit's tool, or Gmail's own API with the user's token (docs/direct.md). */
  source: z.enum(['tool', 'direct']).default('tool'),
  maxMessages: z.int().min(1).max(MAX_MESSAGES).default(50),
});

export type DigestEvent = z.output<typeof digestEvent>;

/** What a run answers; a synchronous caller sees it, Scheduler does not. */
export type DigestOutcome =
  | { status: 'DELIVERED'; counts: { read: number; summarised: number; skipped: number } }
  | { status: 'SKIPPED'; reason: 'reconnect-required' }
  /** Another run has the slot, or it is closed. */
  | { status: 'NOT_MINE' };
