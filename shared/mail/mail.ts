/** One mail, decoded: everything is text that a person could read. Sources: `gmail-message.ts`. */
export type Mail = {
  id: string;
  threadId: string;
  /** Display name as written, else empty; the address as written, lower-case domain, else empty. */
  from: { name: string; address: string };
  subject: string;
  /** Epoch milliseconds; the mailbox's own receipt time where it is known, else the Date header's, else 0. */
  receivedAt: number;
  /**
   * The body as plain text, at most 100,000 characters: the text part, else the HTML part as text, else Gmail's
   * snippet, else empty.
   */
  text: string;
  /** File names of attachments, in order. */
  attachments: string[];
  /** Sent by a machine to many: List-Unsubscribe, List-Id, Precedence, Auto-Submitted. */
  isBulk: boolean;
};

/** A mail that could not be decoded, and why, in words that hold nothing of the mail. */
export type SkippedMail = { id: string; reason: string };
