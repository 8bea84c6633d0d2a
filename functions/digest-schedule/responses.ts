import * as z from 'zod';
import { digestSchema } from '../../shared/digest/digest.ts';
import { settingsSchema } from '../../shared/digest/settings/settings.ts';
import { settingDescriptions as about } from './setting-descriptions.ts';

const { shape } = settingsSchema;

/** `GET` and `PUT /digest`. */
export const digestResponse = z
  .strictObject({
    time: shape.time.meta(about.time),
    timeZone: shape.timeZone.meta(about.timeZone),
    weekdays: shape.weekdays.meta(about.weekdays),
    connection: shape.connection.meta(about.connection),
    query: shape.query.meta(about.query),
    maxMessages: shape.maxMessages.meta(about.maxMessages),
    delivery: shape.delivery.meta(about.delivery),
    source: shape.source.meta(about.source),
    language: shape.language.meta(about.language),
    nextRun: z.iso.datetime().optional().describe('Absent while the digest is paused or `pending`.'),
    pending: z
      .literal(true)
      .optional()
      .describe(
        'The last change has not reached the schedule yet, as far as is known. The same `PUT` completes it.',
      ),
    lastOutcome: z
      .strictObject({
        slot: z.iso.datetime(),
        status: z.enum(['DELIVERED', 'SKIPPED', 'DEAD']),
        reason: z.string().optional().describe('Of `SKIPPED` and `DEAD`.'),
        at: z.iso.datetime(),
      })
      .optional()
      .describe('The outcome of the newest closed slot.'),
    paused: z
      .strictObject({
        reason: z
          .enum(['user', 'account', 'failures'])
          .describe(
            '`account`: the account at `connection` must be linked again. `failures`: three slots in a row ended `DEAD`.',
          ),
        since: z.iso.datetime(),
        connection: z.string().optional(),
        resume: z.string().describe('The request that ends the pause.'),
      })
      .optional(),
  })
  .meta({ id: 'DigestState', description: "The settings of the user's digest, and how the digest stands." });

/** `POST /digest/run`. */
export const runResponse = z.strictObject({
  slot: z.iso
    .datetime()
    .describe('The slot of the run, which `GET /digest` names in `lastOutcome` when the run has ended.'),
});

/** `GET /digest/latest`. */
export const latestResponse = z
  .strictObject({
    scheduledTime: z.iso.datetime(),
    closedAt: z.iso.datetime(),
    digest: digestSchema,
    text: z.string().describe('The digest as plain text.'),
  })
  .meta({ id: 'StoredDigest' });

export type DigestResponse = z.infer<typeof digestResponse>;
export type LatestResponse = z.infer<typeof latestResponse>;
