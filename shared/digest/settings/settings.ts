import * as z from 'zod';

/** In the order of a week, as a cron expression names them. */
export const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/** At most this many mails a digest: what is stored must fit one DynamoDB item, were every one as long as can be. */
export const MAX_MESSAGES = 150;

/** What a user chooses. */
const choice = {
  /** `HH:MM`, as clocks in the zone show it. */
  time: z.string(),
  /** A name of the Time Zone Database. */
  timeZone: z.string(),
  weekdays: z.array(z.enum(WEEKDAYS)).min(1),
  /** The product's name of the mailbox's connection. */
  connection: z.string(),
  /** Gmail's search. */
  query: z.string(),
  maxMessages: z.number(),
  delivery: z.enum(['stored', 'slack', 'email']),
  /** Scalekit's tool, or Gmail's own API with the user's token. */
  source: z.enum(['tool', 'direct']),
};

/** What a user chooses, of whatever holds it. */
export const choiceSchema = z.object(choice);

/** Why no digest is made: the user's wish, an account that must be linked again, or three dead slots in a row. */
const pause = z.object({
  reason: z.enum(['user', 'account', 'failures']),
  /** Epoch milliseconds. */
  since: z.number(),
  /** Of `account`: the one to link again. */
  connection: z.string().optional(),
});

/** How the newest slot ended. */
const lastOutcome = z.object({
  slot: z.string(),
  status: z.enum(['DELIVERED', 'SKIPPED', 'DEAD']),
  reason: z.string().optional(),
  /** Epoch milliseconds. */
  at: z.number(),
});

export const settingsSchema = z.object({
  issuer: z.string(),
  identifier: z.string(),
  /** Another one with every change; a firing carries that of its schedule. */
  revision: z.string(),
  ...choice,
  /** Epoch milliseconds of the change: failures before it count no more. */
  changedAt: z.number(),
  paused: pause.optional(),
  lastOutcome: lastOutcome.optional(),
});

/** A user's digest as it is stored. */
export type Settings = z.infer<typeof settingsSchema>;

/** What a user chose. */
export type Choice = z.infer<typeof choiceSchema>;
export type Pause = z.infer<typeof pause>;
export type LastOutcome = z.infer<typeof lastOutcome>;
