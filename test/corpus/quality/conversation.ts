/** A part of a mail with several: a body, a calendar part or an attachment. */
export type QualityPart = {
  type: string;
  content: string;
  filename?: string;
  headers?: Record<string, string>;
};

/** A mail of a conversation. The mailbox belongs to ada@example.com. */
export type QualityMail = {
  from: string;
  /** Default: `Ada Quist <ada@example.com>`. */
  to?: string;
  subject: string;
  /** `Re: <subject>` needs no reference to the earlier mail: all mails of a conversation are one thread. */
  headers?: Record<string, string>;
  /** Default: `INBOX` and `UNREAD`. */
  labels?: readonly string[];
  /** The body as plain text; `html` alone, or both as alternatives; `parts` instead of either. */
  text?: string;
  html?: string;
  parts?: readonly QualityPart[];
};

/** A phrase, or a list of phrases of which one suffices. */
export type Phrase = string | readonly string[];

/** What a careful reader wants the digest to hold of a conversation. */
export type Expectation = {
  /** Who writes, as the reader calls them. */
  who: Phrase;
  /** What the mail is about: each phrase must be shown. */
  what: readonly Phrase[];
  /** The date or time that matters, in any of these spellings; `nothing`: no date may stand beside the gist. */
  byWhen?: readonly string[] | 'nothing';
  /** Whether the writer waits for an answer; absent where careful readers differ. */
  asks?: boolean;
  isBulk: boolean;
  /** Words that must not be shown: of a quoted mail, a disclaimer, a footer, a signature or a banner. */
  mustNot?: readonly string[];
};

/** One thread of a mailbox, and what a good digest holds of it. */
export type Conversation = {
  id: string;
  /** BCP 47. */
  language: string;
  /** `sample`: files of the sample mailbox; `report`: after a bug report of a mail program or library. */
  source: 'sample' | 'report' | 'own';
  /** Oldest first; of the sample mailbox, the names of its files. */
  mails: readonly QualityMail[] | readonly string[];
  expected: Expectation;
};
