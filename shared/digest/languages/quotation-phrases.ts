/** How mail programs and people frame a mail in one language: around its own words, and around a quoted mail. */
export type QuotationPhrases = {
  /** `Dear …`: phrases that begin a greeting. */
  salutations: string;
  /** `Best regards`: phrases that end a mail. */
  signOffs: string;
  /** `On … wrote`: the line above a quoted mail. */
  attributions: string;
  /** Names of header fields above a quoted mail. */
  from: string;
  sent: string;
  to: string;
  subject: string;
  /** `Forwarded message`: the line that announces a mail quoted whole. */
  wholeMail: string;
  /** `Sent from my iPhone`: lines that a program adds below the mail. */
  footers: string;
};
