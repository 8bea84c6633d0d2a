/** How mail programs and people frame a mail in one language: around its own words, and around a quoted mail. */
export type QuotationPhrases = {
  /** `Dear …`: phrases that begin a greeting. */
  salutations: string;
  /** `Mrs` where it follows the name and ends the greeting: `様`, `Hanım`. */
  honorifics: string;
  /** `Best regards`: phrases that end a mail. */
  signOffs: string;
  /** `P.S.`: what begins an afterthought below the sign-off. */
  postscripts: string;
  /** `wrote`: the verb of the line above a quoted mail. */
  wrote: string;
  /** `Quoting`: how that line begins when it has no verb. */
  quoting: string;
  /** Names of header fields above a quoted mail; `sent` holds those that stand above mails only, unlike `date`. */
  from: string;
  sent: string;
  date: string;
  to: string;
  subject: string;
  /** `Cc`, `Attachments`: names of further fields that mail programs print there. */
  otherFields: string;
  /** `Forwarded message`: the line that announces a mail quoted whole. */
  wholeMail: string;
  /** `above this line`: what a ticket system asks its reader to do with the reply. */
  replyAbove: string;
  /** Lines that a program adds below the mail: `Get Outlook for iOS`. */
  footers: string;
  /** `Sent from` at the start of a line, `gesendet` at its end: footers, where the line names a program or device. */
  sentFrom: string;
  sentLast: string;
  /** `my phone`: devices without a brand name. */
  devices: string;
};
