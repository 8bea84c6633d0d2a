/** A mail that a user sends or drafts through a tool. */
export type OutgoingMail = {
  from: string;
  to: string;
  cc?: string | undefined;
  bcc?: string | undefined;
  subject: string;
  body: string;
  contentType: string;
  messageId: string;
  /** Message-IDs of the thread that the mail replies in, oldest first. */
  references: string[];
  date: Date;
};

/** The mail as RFC 5322 text with UTF-8 headers (RFC 6532). */
export function composeMail(mail: OutgoingMail): Uint8Array {
  const inReplyTo = mail.references.at(-1);
  const headers: [string, string | undefined][] = [
    ['From', mail.from],
    ['To', mail.to],
    ['Cc', mail.cc],
    ['Bcc', mail.bcc],
    ['Subject', mail.subject],
    ['Date', mail.date.toUTCString().replace('GMT', '+0000')],
    ['Message-ID', mail.messageId],
    ['In-Reply-To', inReplyTo],
    ['References', inReplyTo && mail.references.join(' ')],
    ['MIME-Version', '1.0'],
    ['Content-Type', `${mail.contentType}; charset=utf-8`],
    ['Content-Transfer-Encoding', '8bit'],
  ];
  const lines = headers
    .filter(([, value]) => value)
    // A line break in a value would start another header.
    .map(([name, value]) => `${name}: ${value?.replaceAll(/[\r\n]+/g, ' ')}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${mail.body}`);
}
