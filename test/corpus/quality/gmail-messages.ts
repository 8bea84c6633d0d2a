import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Mailbox } from '../../../infra/local/scalekit/providers/gmail/mailbox/mailbox.ts';
import { readMail } from '../../../infra/local/scalekit/providers/gmail/mime/mail.ts';
import { toMessageView } from '../../../infra/local/scalekit/providers/gmail/tools/message-views.ts';
import type { Conversation, QualityMail, QualityPart } from './conversation.ts';

const SAMPLE = fileURLToPath(new URL('../../../infra/local/sample-mailbox/', import.meta.url));
/** 24 November 2026, 09:15 in Berlin: a Tuesday. */
const FIRST_MAIL = 1_795_508_100_000;
const HOUR = 3_600_000;

/** The mails of a conversation as messages of Gmail's API, oldest first. */
export async function toGmailMessages({ id, mails }: Conversation): Promise<unknown[]> {
  const mailbox = new Mailbox('ada@example.com');
  const messages: unknown[] = [];
  for (const [index, mail] of mails.entries()) {
    const internalDate = FIRST_MAIL + index * HOUR;
    if (typeof mail === 'string') {
      const read = readMail(await readFile(`${SAMPLE}${mail}`));
      const placement = { key: mail, labelIds: ['INBOX', 'UNREAD'], internalDate, threadId: id };
      messages.push(toMessageView(mailbox.add(read, placement), 'full'));
    } else {
      messages.push(toGmailMessage(mail, id, index, internalDate));
    }
  }
  return messages;
}

/** A message as Gmail returns it: transfer encodings undone, charsets and encoded words as sent. */
function toGmailMessage(mail: QualityMail, threadId: string, index: number, internalDate: number): unknown {
  const { from, to = 'Ada Quist <ada@example.com>', subject, headers = {} } = mail;
  const written = {
    From: from,
    To: to,
    Subject: subject,
    Date: new Date(internalDate).toUTCString(),
    'Message-ID': `<${threadId}.${index}@quality.example>`,
    ...(index > 0 && { 'In-Reply-To': `<${threadId}.${index - 1}@quality.example>` }),
    ...headers,
  };
  const parts = listParts(mail);
  const [only] = parts;
  const root = parts.length === 1 && only !== undefined ? toPayload(only, '') : toMultipart(mail, parts);
  return {
    id: `${threadId}-${index}`,
    threadId,
    labelIds: [...(mail.labels ?? ['INBOX', 'UNREAD'])],
    snippet: '',
    internalDate: String(internalDate),
    payload: { ...root, headers: [...toHeaders(written), ...root.headers] },
  };
}

function listParts({ text, html, parts = [] }: QualityMail): readonly QualityPart[] {
  return [
    ...(text === undefined ? [] : [{ type: 'text/plain', content: text }]),
    ...(html === undefined ? [] : [{ type: 'text/html', content: html }]),
    ...parts,
  ];
}

function toMultipart({ parts = [] }: QualityMail, all: readonly QualityPart[]) {
  const hasFiles = parts.some(
    ({ filename, headers = {} }) => filename !== undefined || 'Content-Disposition' in headers,
  );
  const mimeType = hasFiles ? 'multipart/mixed' : 'multipart/alternative';
  return {
    mimeType,
    filename: '',
    headers: toHeaders({ 'Content-Type': `${mimeType}; boundary="b"` }),
    body: { size: 0 },
    parts: all.map((part, index) => toPayload(part, String(index))),
  };
}

function toPayload({ type, content, filename = '', headers = {} }: QualityPart, partId: string) {
  const contentType = /^text\/[^;]*$/.test(type) ? `${type}; charset="UTF-8"` : type;
  const [mimeType = ''] = type.split(';');
  return {
    partId,
    mimeType,
    filename,
    headers: toHeaders({ 'Content-Type': contentType, ...headers }),
    body: { size: Buffer.byteLength(content), data: Buffer.from(content).toString('base64url') },
  };
}

function toHeaders(headers: Record<string, string>): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
