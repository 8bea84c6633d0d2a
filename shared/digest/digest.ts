import * as z from 'zod';
import type { Mail, SkippedMail } from '../mail/mail.ts';

const digestItem = z.object({
  threadId: z.string(),
  /** Ids of the mails folded into this item, oldest first. */
  messageIds: z.array(z.string()),
  /** Sender of the newest mail: display name, else address, else `(unknown sender)`. */
  sender: z.string(),
  subject: z.string(),
  /** The gist in the mail's own words: at most 280 characters, one line. */
  gist: z.string(),
  receivedAt: z.number(),
  /** Whether the mail asks its reader to reply. */
  asks: z.boolean(),
  /** The first date or time that the text names, as written; absent when it names none. */
  mentions: z.string().optional(),
  isBulk: z.boolean(),
});

/** A digest as stored and as returned by the API. */
export const digestSchema = z.object({
  summariser: z.literal('extractive'),
  /** People first, among them questions and dates first; bulk mail last. */
  items: z.array(digestItem),
  skipped: z.array(z.object({ id: z.string(), reason: z.string() })),
  counts: z.object({ read: z.number(), summarised: z.number(), skipped: z.number() }),
});

/** One thread of the mailbox in a digest. */
export type DigestItem = z.infer<typeof digestItem>;

/** A digest of a mailbox: every mail read is either in one item or in `skipped`. */
export type Digest = z.infer<typeof digestSchema>;

/** The port that a summariser implements. It must not act on the text of a mail. */
export type Summariser = (input: { mails: Mail[]; skipped: SkippedMail[] }) => Promise<Digest>;
