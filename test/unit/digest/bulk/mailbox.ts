import { readCorrespondence } from '../../../../shared/digest/bulk/correspondence.ts';
import { isBulkMail } from '../../../../shared/digest/bulk/judge-bulk.ts';
import { decodeGmailMessage } from '../../../../shared/mail/gmail-message.ts';
import type { Mail } from '../../../../shared/mail/mail.ts';

/** A mail as its header fields and its text; a test names what differs from an ordinary one. */
export type WrittenMail = {
  headers?: Record<string, string>;
  labels?: readonly string[];
  text?: string;
  threadId?: string;
  /** Parts besides the text. */
  parts?: readonly { mimeType: string; text: string; filename?: string }[];
};

const ORDINARY = {
  From: 'Mira Holt <mira@person.example>',
  To: 'Ada <ada@example.com>',
  Subject: 'Plan',
};
let made = 0;

/** Decodes a mail from Mira to Ada with these differences. A header of '' is left out. */
export function receive({
  headers = {},
  labels = ['INBOX'],
  text = 'Can you call me?',
  ...rest
}: WrittenMail): Mail {
  made += 1;
  const { threadId = `t${made}`, parts = [] } = rest;
  const all = Object.entries({ ...ORDINARY, 'Message-ID': `<${made}@person.example>`, ...headers });
  const leaf = (mimeType: string, content: string) => ({
    mimeType,
    headers: [{ name: 'Content-Type', value: `${mimeType}; charset=utf-8` }],
    body: { data: Buffer.from(content).toString('base64url') },
  });
  const body =
    parts.length === 0
      ? leaf('text/plain', text)
      : {
          mimeType: 'multipart/mixed',
          headers: [],
          parts: [
            leaf('text/plain', text),
            ...parts.map(({ mimeType, text: content, filename = '' }) => ({
              ...leaf(mimeType, content),
              filename,
            })),
          ],
        };
  const fields = all.flatMap(([name, value]) => (value === '' ? [] : [{ name, value }]));
  const decoded = decodeGmailMessage({
    id: `m${made}`,
    threadId,
    labelIds: labels,
    internalDate: String(1_795_000_000_000 + made),
    payload: { ...body, headers: [...fields, ...body.headers] },
  });
  if ('skipped' in decoded) throw new Error(decoded.skipped.reason);
  return decoded.mail;
}

/** Whether the mail is bulk in a mailbox that holds these mails, too. */
export function isBulk(written: WrittenMail, others: readonly WrittenMail[] = []): boolean {
  const mail = receive(written);
  return isBulkMail(mail, readCorrespondence([mail, ...others.map(receive)]));
}
