import * as z from 'zod/mini';
import type { Mail, SkippedMail } from '../mail/mail.ts';

const digestEvent = z
  .object({
    kind: z.enum(['invitation', 'cancellation', 'proposal', 'accepted', 'declined', 'tentative']),
    title: z.string(),
    place: z.optional(z.string()),
    start: z
      .optional(z.string())
      .check(
        z.describe(
          'Local time, `2026-12-03T10:00`, or a whole day, `2026-12-03`; `end` is the last day. Absent without a date.',
        ),
      ),
    end: z.optional(z.string()),
    startsAt: z
      .optional(z.iso.datetime())
      .check(z.describe('The instant of `start`; absent for whole days and when the zone is not known.')),
    zone: z
      .optional(z.string())
      .check(z.describe('As the calendar names it; absent for a local time anywhere.')),
    isRecurring: z.optional(z.literal(true)),
    isGist: z
      .optional(z.literal(true))
      .check(z.describe('The mail has no words of its own: the gist is the event.')),
  })
  .check(z.meta({ id: 'DigestEvent' }));

const digestItem = z
  .object({
    threadId: z.string(),
    messageIds: z
      .array(z.string())
      .check(z.describe('Ids of the mails folded into this item, oldest first.')),
    sender: z
      .string()
      .check(z.describe('Sender of the newest mail: display name, else address, else `(unknown sender)`.')),
    subject: z.string(),
    gist: z.string().check(z.describe("The gist in the mail's own words: at most 280 characters, one line.")),
    receivedAt: z.number().check(z.describe('Epoch milliseconds.')),
    asks: z.boolean().check(z.describe('Whether the mail asks its reader to reply.')),
    mentions: z
      .optional(z.string())
      .check(
        z.describe(
          "The first day or time that the text names, as written, else the event's; absent when there is none.",
        ),
      ),
    event: z
      .optional(digestEvent)
      .check(z.describe("The event of a calendar part; absent where the text itself names the event's day.")),
    isBulk: z.boolean(),
    attachments: z
      .optional(z.array(z.string()))
      .check(
        z.describe(
          'Names of attachments of a mail without words, which the gist lists; absent for a mail with words.',
        ),
      ),
    protection: z
      .optional(z.enum(['encrypted', 'signed']))
      .check(
        z.describe(
          'Why a mail shows no words: encrypted, or enclosed by its signature; absent for a mail with words.',
        ),
      ),
    notice: z
      .optional(z.enum(['bounce', 'delay']))
      .check(z.describe("A mail of the user's that did not arrive, or not yet; absent for other mail.")),
  })
  .check(z.meta({ id: 'DigestItem' }));

/** An event to which a mail invites, or of which it reports. */
export type DigestEvent = z.infer<typeof digestEvent>;

/** A digest as stored and as returned by the API. */
export const digestSchema = z
  .object({
    summariser: z.literal('extractive'),
    items: z
      .array(digestItem)
      .check(z.describe('People first, among them questions and dates first; bulk mail last.')),
    skipped: z.array(z.object({ id: z.string(), reason: z.string() })),
    counts: z.object({
      read: z.number().check(z.describe('The sum of the others.')),
      summarised: z.number(),
      skipped: z.number(),
      context: z
        .optional(z.number())
        .check(z.describe("The user's own mails, drafts and deleted mails; absent for none.")),
    }),
    hasMore: z
      .optional(z.literal(true))
      .check(
        z.describe('The mailbox holds matching mails that were not read, as `maxMessages` was reached.'),
      ),
  })
  .check(z.meta({ id: 'Digest' }));

/** One thread of the mailbox in a digest. */
export type DigestItem = z.infer<typeof digestItem>;

/**
 * A digest of a mailbox: every mail read is in one item, in `skipped`, or context of the others, which is counted only.
 */
export type Digest = z.infer<typeof digestSchema>;

/** What was read of a mailbox. */
type ReadMailbox = {
  mails: Mail[];
  skipped: SkippedMail[];
  /** Of addresses in lower case, those to which the user wrote lately; asked at most once. */
  findAnswered?: (addresses: readonly string[]) => Promise<readonly string[]>;
  /** Whether the mailbox holds more matching mails. */
  hasMore?: boolean;
};

/** The port that a summariser implements. It must not act on the text of a mail. */
export type Summariser = (mailbox: ReadMailbox) => Promise<Digest>;
