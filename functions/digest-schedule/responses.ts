import * as z from 'zod/mini';
import { accountLabel } from '../../shared/connections/account-ref.ts';
import { digestSchema } from '../../shared/digest/digest.ts';
import { settingsSchema } from '../../shared/digest/settings/settings.ts';
import { settingDescriptions as about } from './setting-descriptions.ts';

const { shape } = settingsSchema;

/** `GET` and `PUT /digest`. */
export const digestResponse = z
  .strictObject({
    account: z.optional(accountLabel),
    time: shape.time.check(z.meta(about.time)),
    timeZone: shape.timeZone.check(z.meta(about.timeZone)),
    weekdays: shape.weekdays.check(z.meta(about.weekdays)),
    connection: shape.connection.check(z.meta(about.connection)),
    query: shape.query.check(z.meta(about.query)),
    maxMessages: shape.maxMessages.check(z.meta(about.maxMessages)),
    delivery: shape.delivery.check(z.meta(about.delivery)),
    source: shape.source.check(z.meta(about.source)),
    language: shape.language.check(z.meta(about.language)),
    nextRun: z
      .optional(z.iso.datetime())
      .check(z.describe('Absent while the digest is paused or `pending`.')),
    pending: z
      .optional(z.literal(true))
      .check(
        z.describe(
          'The last change has not reached the schedule yet, as far as is known. The same `PUT` completes it.',
        ),
      ),
    lastOutcome: z
      .optional(
        z.strictObject({
          slot: z.iso.datetime(),
          status: z.enum(['DELIVERED', 'SKIPPED', 'DEAD']),
          reason: z.optional(z.string()).check(z.describe('Of `SKIPPED` and `DEAD`.')),
          at: z.iso.datetime(),
        }),
      )
      .check(z.describe('The outcome of the newest closed slot.')),
    paused: z.optional(
      z.strictObject({
        reason: z
          .enum(['user', 'account', 'failures'])
          .check(
            z.describe(
              '`account`: the account at `connection` must be linked again. `failures`: three slots in a row ended `DEAD`.',
            ),
          ),
        since: z.iso.datetime(),
        connection: z.optional(z.string()),
        account: z.optional(accountLabel),
        resume: z.string().check(z.describe('The request that ends the pause.')),
      }),
    ),
  })
  .check(
    z.meta({
      id: 'DigestState',
      description: "The settings of the user's digest, and how the digest stands.",
    }),
  );

/** `POST /digest/run`. */
export const runResponse = z.strictObject({
  account: z.optional(accountLabel),
  slot: z.iso
    .datetime()
    .check(
      z.describe('The slot of the run, which `GET /digest` names in `lastOutcome` when the run has ended.'),
    ),
});

/** `GET /digest/latest`. */
export const latestResponse = z
  .strictObject({
    account: z.optional(accountLabel),
    scheduledTime: z.iso.datetime(),
    closedAt: z.iso.datetime(),
    digest: digestSchema,
    text: z.string().check(z.describe('The digest as plain text.')),
  })
  .check(z.meta({ id: 'StoredDigest' }));

export type DigestResponse = z.infer<typeof digestResponse>;
export type LatestResponse = z.infer<typeof latestResponse>;
