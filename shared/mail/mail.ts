import type { DeliveryReport } from './delivery-report.ts';
import type { MailSign } from './mail-signs.ts';

/** A name as written, else empty; an address as written, lower-case domain, else empty. */
export type Mailbox = { name: string; address: string };

/** One decoded mail in readable text. Source: `gmail-message.ts`. */
export type Mail = {
  id: string;
  threadId: string;
  /** Gmail's labels: `SENT`, `DRAFT`, `CATEGORY_PROMOTIONS` and others. At most 100. */
  labelIds: string[];
  from: Mailbox;
  /** The mailboxes of To and of Cc that have an address, at most 50 of each. */
  to: Mailbox[];
  cc: Mailbox[];
  /** The first mailbox of Reply-To; absent without an address. */
  replyTo?: Mailbox;
  /** The address of Delivered-To: the mailbox that received the mail. */
  deliveredTo?: string;
  /** The mail's own Message-ID, without angle brackets. */
  messageId?: string;
  /** The Message-IDs of In-Reply-To and References, without angle brackets, at most 50. */
  references: string[];
  subject: string;
  /** Epoch milliseconds: the mailbox's receipt time, else the Date header's, else 0. */
  receivedAt: number;
  /**
   * The body as plain text, at most 100,000 characters: the text part, else the HTML part as text, else Gmail's
   * snippet, else empty.
   */
  text: string;
  /** The first calendar part (RFC 5545) as written, at most 64 KB. */
  calendar?: string;
  /** Names of attachments, in order: file names, and subjects of attached mails. Media types where nothing else shows. */
  attachments: string[];
  /** A part is encrypted, or lies in an opaque signature, so that the text may not be all of the mail. */
  protection?: 'encrypted' | 'signed';
  /** What the headers say about who sent it and to whom. */
  signs: MailSign[];
  /** The address of the mailing list that the mail comes from. */
  listAddress?: string;
  /** What a mail server reports of a mail that the user sent. */
  report?: DeliveryReport;
};

/** A mail that could not be decoded, and the reason, which quotes nothing from the mail. */
export type SkippedMail = { id: string; reason: string };
