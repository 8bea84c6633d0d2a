/** One decoded mail in readable text. Source: `gmail-message.ts`. */
export type Mail = {
  id: string;
  threadId: string;
  /** Display name as written, else empty; the address as written, lower-case domain, else empty. */
  from: { name: string; address: string };
  subject: string;
  /** Epoch milliseconds: the mailbox's receipt time, else the Date header's, else 0. */
  receivedAt: number;
  /**
   * The body as plain text, at most 100,000 characters: the text part, else the HTML part as text, else Gmail's
   * snippet, else empty.
   */
  text: string;
  /** File names of attachments, in order. */
  attachments: string[];
  /** Sent by a program: List-Unsubscribe, List-Id, Precedence, Auto-Submitted. */
  isBulk: boolean;
};

/** A mail that could not be decoded, and the reason, which quotes nothing from the mail. */
export type SkippedMail = { id: string; reason: string };
