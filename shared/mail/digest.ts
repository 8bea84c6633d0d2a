import type { Mail, SkippedMail } from './mail.ts';

/** One thread of the mailbox in a digest. */
export type DigestItem = {
  threadId: string;
  /** Ids of the mails folded into this item, oldest first. */
  messageIds: string[];
  /** Who wrote last: display name, else address, else `(unknown sender)`. */
  sender: string;
  subject: string;
  /** What it is about, in the mail's own words: at most 280 characters, one line. */
  gist: string;
  receivedAt: number;
  /** Asks its reader for an answer. */
  asks: boolean;
  /** The first date or time that the text names, as written; absent where it names none. */
  mentions?: string;
  isBulk: boolean;
};

/** A digest of a mailbox: every mail that was read is either in one item or in `skipped`. */
export type Digest = {
  summariser: 'extractive';
  /** People first, what asks or carries a date first among them; bulk mail last. */
  items: DigestItem[];
  skipped: SkippedMail[];
  counts: { read: number; summarised: number; skipped: number };
};

/** The port that a summariser implements. It must not act on anything that a mail says. */
export type Summariser = (input: { mails: Mail[]; skipped: SkippedMail[] }) => Promise<Digest>;
