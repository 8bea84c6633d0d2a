import * as z from 'zod/mini';
import { DEFAULT_LANGUAGE, DIGEST_LANGUAGES } from './digest-language.ts';
import { WEEKDAYS } from './weekdays.ts';

const choice = {
  /** `HH:MM`, local time in the zone. */
  time: z.string(),
  /** IANA time zone name. */
  timeZone: z.string(),
  weekdays: z.array(z.enum(WEEKDAYS).check(z.meta({ id: 'Weekday' }))).check(z.minLength(1)),
  /** The product's name of the connection to the mailbox. */
  connection: z.string(),
  /** A Gmail search. */
  query: z.string(),
  maxMessages: z.number(),
  delivery: z.enum(['stored', 'slack', 'email']),
  /** `tool`: Scalekit's tool. `direct`: Gmail's API with the user's token. */
  source: z.enum(['tool', 'direct']),
  /** Of the digest's own words: headings, counts, date. Settings of earlier versions have none. */
  language: z._default(z.enum(DIGEST_LANGUAGES).check(z.meta({ id: 'DigestLanguage' })), DEFAULT_LANGUAGE),
};

/** The fields that the user chooses; other fields of the value are dropped. */
export const choiceSchema = z.object(choice);

/** Why no digest is made: the user paused it, an account must be linked again, or three slots in a row are dead. */
const pause = z.object({
  reason: z.enum(['user', 'account', 'failures']),
  /** Epoch milliseconds. */
  since: z.number(),
  /** For `account`: the account to link again, by its connection and its label. */
  connection: z.optional(z.string()),
  account: z.optional(z.string()),
  /** For `account`, epoch milliseconds: a run that began then was refused, although Scalekit may call the account ACTIVE. */
  refusedAt: z.optional(z.number()),
});

/** The outcome of the newest closed slot. */
const lastOutcome = z.object({
  slot: z.string(),
  status: z.enum(['DELIVERED', 'SKIPPED', 'DEAD']),
  reason: z.optional(z.string()),
  /** Epoch milliseconds. */
  at: z.number(),
});

export const settingsSchema = z.object({
  issuer: z.string(),
  identifier: z.string(),
  /** The label of the mailbox; absent for the user's default account. */
  account: z.optional(z.string()),
  /** New with every change; the schedule passes it to each firing. */
  revision: z.string(),
  ...choice,
  /** Epoch milliseconds of the last change: earlier failures do not count. */
  changedAt: z.number(),
  paused: z.optional(pause),
  lastOutcome: z.optional(lastOutcome),
  /** Epoch milliseconds of the newest attempt to align the schedule; absent once it is aligned. */
  pendingSince: z.optional(z.number()),
  /** The revision with which an attempt has aligned the schedule, while another attempt may still change it. */
  alignedRevision: z.optional(z.string()),
});

/** Whether the schedule is known to match the settings. Settings of earlier versions count as aligned. */
export function isAligned({ revision, pendingSince, alignedRevision }: Settings): boolean {
  return pendingSince === undefined || alignedRevision === revision;
}

/** A user's digest settings, as stored. */
export type Settings = z.infer<typeof settingsSchema>;

/** The part of the settings that the user chooses: time, mailbox, query, delivery. */
export type Choice = z.infer<typeof choiceSchema>;
export type Pause = z.infer<typeof pause>;
export type LastOutcome = z.infer<typeof lastOutcome>;
