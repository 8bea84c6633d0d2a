import * as z from 'zod/mini';
import { MAX_MESSAGES } from '../../shared/digest/limits.ts';
import { isBalanced } from '../../shared/digest/own-digests.ts';
import { settingsSchema } from '../../shared/digest/settings/settings.ts';
import { WEEKDAYS } from '../../shared/digest/settings/weekdays.ts';
import { accountQuery } from '../../shared/http/connection-path.ts';
import { contract } from '../../shared/http/contract.ts';
import { isTimeZone, suggestTimeZone } from '../../shared/schedules/time-zones.ts';
import { digestResponse, latestResponse, runResponse } from './responses.ts';
import { settingDescriptions as about } from './setting-descriptions.ts';

const query = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.maxLength(500),
    z.regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'holds a control character or a line break'),
    z.refine(isBalanced, { message: 'leaves a quotation mark or a bracket open' }),
    z.meta({ id: 'MailQuery', ...about.query }),
  );

const timeZone = z
  .string()
  .check(
    z.refine(isTimeZone, { error: ({ input }) => explainZone(String(input)) }),
    z.meta({ id: 'TimeZone', ...about.timeZone }),
  );

const { shape } = settingsSchema;

/** `PUT /digest`; an absent field has its default, except `paused`: without it, a pause stays. */
export const digestBody = z
  .strictObject({
    time: z
      .string()
      .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM, 00:00 to 23:59'), z.meta(about.time)),
    timeZone,
    weekdays: z
      ._default(
        z.array(shape.weekdays.def.element).check(
          z.minLength(1),
          z.maxLength(WEEKDAYS.length),
          z.overwrite((days) => WEEKDAYS.filter((day) => days.includes(day))),
        ),
        [...WEEKDAYS],
      )
      .check(z.meta(about.weekdays)),
    connection: z
      ._default(z.string().check(z.minLength(1), z.maxLength(64)), 'gmail')
      .check(z.meta(about.connection)),
    query: z._default(query, 'is:unread'),
    maxMessages: z
      ._default(z.int().check(z.minimum(1), z.maximum(MAX_MESSAGES)), 50)
      .check(z.meta(about.maxMessages)),
    delivery: z._default(shape.delivery, 'stored').check(z.meta(about.delivery)),
    source: z._default(shape.source, 'tool').check(z.meta(about.source)),
    language: shape.language.check(z.meta(about.language)),
    paused: z.optional(z.boolean()).check(z.describe('Without it, a pause stays as it is.')),
  })
  .check(
    z.meta({
      id: 'DigestSettings',
      description: "The settings of the user's digest; an absent one has its default.",
      examples: [{ time: '07:30', timeZone: 'Europe/Berlin', weekdays: ['MON', 'TUE', 'WED', 'THU', 'FRI'] }],
    }),
  );

export type DigestBody = z.output<typeof digestBody>;

function explainZone(wrong: string): string {
  const near = suggestTimeZone(wrong) ?? 'Europe/Berlin';
  return `must be a name of the Time Zone Database in its spelling, such as ${near}`;
}

/** The routes of the user's own mail digest. */
export const digestScheduleContract = contract({
  'GET /digest': {
    summary: "The user's digest: its settings, its next run and its last outcome",
    description: '404 without settings.',
    access: 'read',
    query: accountQuery,
    responses: { 200: digestResponse },
    problems: ['not-found', 'upstream-unavailable'],
  },
  'PUT /digest': {
    summary: "Sets the user's digest",
    description:
      'Replaces all settings: an absent one gets its default. The body of `GET /digest` is not a valid body here: `nextRun` and the fields after it are read only. 404 for an `account` that the user has not.',
    access: 'write',
    query: accountQuery,
    body: digestBody,
    responses: { 200: digestResponse },
    problems: ['connection-unknown', 'not-found', 'request-in-progress', 'upstream-unavailable'],
  },
  'DELETE /digest': {
    summary: "Ends the user's digest",
    description: 'Also 204 when there was none.',
    access: 'write',
    query: accountQuery,
    responses: { 204: null },
    problems: ['upstream-unavailable'],
  },
  'POST /digest/run': {
    summary: 'Runs one digest now',
    description: 'One at a time, ten within 24 hours, counted over all mailboxes. A key is for one mailbox.',
    access: 'write',
    query: accountQuery,
    idempotencyKey: 'required',
    responses: { 202: runResponse },
    problems: ['not-found', 'request-in-progress', 'rate-limited', 'upstream-unavailable', 'outcome-unknown'],
  },
  'GET /digest/latest': {
    summary: 'The last digest whose `delivery` was `stored`',
    access: 'read',
    query: accountQuery,
    responses: { 200: latestResponse },
    problems: ['not-found', 'upstream-unavailable'],
  },
});
