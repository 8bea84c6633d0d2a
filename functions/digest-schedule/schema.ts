import * as z from 'zod';
import { digestSchema } from '../../shared/digest/digest.ts';
import { MAX_MESSAGES } from '../../shared/digest/limits.ts';
import { isBalanced } from '../../shared/digest/own-digests.ts';
import { settingsSchema } from '../../shared/digest/settings/settings.ts';
import { WEEKDAYS } from '../../shared/digest/settings/weekdays.ts';
import { contract } from '../../shared/http/contract.ts';
import { isTimeZone, suggestTimeZone } from '../../shared/schedules/time-zones.ts';

const query = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'holds a control character or a line break')
  .refine(isBalanced, { message: 'leaves a quotation mark or a bracket open' });

/** `PUT /digest`; an absent field has its default, except `paused`: without it, a pause stays. */
export const digestBody = z.strictObject({
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM, 00:00 to 23:59'),
  timeZone: z.string().refine(isTimeZone, { error: ({ input }) => explainZone(String(input)) }),
  weekdays: z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .max(WEEKDAYS.length)
    .transform((days) => WEEKDAYS.filter((day) => days.includes(day)))
    .default([...WEEKDAYS]),
  connection: z.string().min(1).max(64).default('gmail'),
  query: query.default('is:unread'),
  maxMessages: z.int().min(1).max(MAX_MESSAGES).default(50),
  delivery: settingsSchema.shape.delivery.default('stored'),
  source: settingsSchema.shape.source.default('tool'),
  language: settingsSchema.shape.language,
  paused: z.boolean().optional(),
});

/** `GET` and `PUT /digest`. */
export const digestResponse = z.strictObject({
  ...settingsSchema.pick({
    time: true,
    timeZone: true,
    weekdays: true,
    connection: true,
    query: true,
    maxMessages: true,
    delivery: true,
    source: true,
    language: true,
  }).shape,
  /** Absent while the digest is paused or `pending`. */
  nextRun: z.iso.datetime().optional(),
  /** The last change has not reached the schedule yet, as far as is known. */
  pending: z.literal(true).optional(),
  lastOutcome: z
    .strictObject({
      slot: z.iso.datetime(),
      status: z.enum(['DELIVERED', 'SKIPPED', 'DEAD']),
      reason: z.string().optional(),
      at: z.iso.datetime(),
    })
    .optional(),
  paused: z
    .strictObject({
      reason: z.enum(['user', 'account', 'failures']),
      since: z.iso.datetime(),
      connection: z.string().optional(),
      /** The request that ends the pause. */
      resume: z.string(),
    })
    .optional(),
});

/** `POST /digest/run`: the slot of the run, which `GET /digest` names in `lastOutcome` when the run has ended. */
const runResponse = z.strictObject({ slot: z.iso.datetime() });

/** `GET /digest/latest`. */
export const latestResponse = z.strictObject({
  scheduledTime: z.iso.datetime(),
  closedAt: z.iso.datetime(),
  digest: digestSchema,
  /** The digest as plain text. */
  text: z.string(),
});

export type DigestBody = z.output<typeof digestBody>;
export type DigestResponse = z.infer<typeof digestResponse>;
export type LatestResponse = z.infer<typeof latestResponse>;

function explainZone(wrong: string): string {
  const near = suggestTimeZone(wrong) ?? 'Europe/Berlin';
  return `must be a name of the Time Zone Database in its spelling, such as ${near}`;
}

/** The routes of the user's own mail digest. */
export const digestScheduleContract = contract({
  'GET /digest': {
    summary: "The user's digest: its settings, its next run and its last outcome",
    access: 'read',
    responses: { 200: digestResponse },
    problems: ['not-found', 'upstream-unavailable'],
  },
  'PUT /digest': {
    summary: "Sets the user's digest",
    description:
      'The body of `GET /digest` is not a valid body here: `nextRun` and the fields after it are read only.',
    access: 'write',
    body: digestBody,
    responses: { 200: digestResponse },
    problems: ['connection-unknown', 'not-found', 'upstream-unavailable'],
  },
  'DELETE /digest': {
    summary: "Ends the user's digest",
    description: 'Also 204 when there was none.',
    access: 'write',
    responses: { 204: null },
    problems: ['upstream-unavailable'],
  },
  'POST /digest/run': {
    summary: 'Runs one digest now',
    description: 'One at a time, ten within 24 hours.',
    access: 'write',
    idempotencyKey: 'required',
    responses: { 202: runResponse },
    problems: ['not-found', 'rate-limited', 'upstream-unavailable'],
  },
  'GET /digest/latest': {
    summary: 'The last digest whose `delivery` was `stored`',
    access: 'read',
    responses: { 200: latestResponse },
    problems: ['not-found', 'upstream-unavailable'],
  },
});
