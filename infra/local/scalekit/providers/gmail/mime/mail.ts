import { htmlToTextOfImages } from '../../../../../../shared/mail/html/html-text.ts';
import { escapeHtml } from '../../../../../../shared/text/escape-html.ts';
import { readText } from './decode-text.ts';
import { headerValue } from './headers.ts';
import { type MessagePart, toMessagePart } from './message-part.ts';
import { parseMimeTree } from './mime-tree.ts';

/** A parsed mail, shared by every mailbox that holds it. Labels and ids belong to the mailbox. */
export type Mail = {
  payload: MessagePart;
  snippet: string;
  /** Size in bytes as received. */
  size: number;
  /** Epoch milliseconds of the `Date` header; undefined if it is missing or invalid. */
  sentAt: number | undefined;
  messageId: string;
  /** Message-IDs that this mail replies to, nearest last. */
  references: string[];
  /** The start of the plain text for word searches, without the headers. */
  text: string;
  /** Names of the attachments. */
  filenames: string[];
  /** Content by attachment id. */
  attachments: ReadonlyMap<string, Uint8Array>;
};

const SNIPPET_LENGTH = 200;
/** Characters of a part's base64 that are searched for words: keeping all of a large mail twice takes too much memory. */
const BASE64_READ = 1_400_000;

/** Parses an RFC 5322 mail, in time and memory that are linear in its size. */
export function readMail(raw: Uint8Array): Mail {
  const attachments = new Map<string, Uint8Array>();
  const payload = toMessagePart(parseMimeTree(raw), attachments);
  return describeMail(payload, raw.length, attachments);
}

/** The mail of a payload whose text is UTF-8. @param size in bytes as received */
export function describeMail(payload: MessagePart, size: number, attachments: Mail['attachments']): Mail {
  const { headers } = payload;
  const parts = flatten(payload);
  const text = textOf(parts);
  const references = `${headerValue(headers, 'references')} ${headerValue(headers, 'in-reply-to')}`;
  return {
    payload,
    snippet: snippetOf(text),
    size,
    sentAt: dateOf(headerValue(headers, 'date')),
    messageId: messageIdsIn(headerValue(headers, 'message-id'))[0] ?? '',
    references: messageIdsIn(references),
    text,
    filenames: parts.map(({ filename }) => filename).filter((name) => name !== ''),
    attachments,
  };
}

function flatten(part: MessagePart): MessagePart[] {
  return [part, ...(part.parts ?? []).flatMap(flatten)];
}

function textOf(parts: MessagePart[]): string {
  const plain = textsOf(parts, 'text/plain').join('\n');
  if (plain.trim() !== '') return plain;
  return textsOf(parts, 'text/html')
    .map((html) => htmlToTextOfImages(html))
    .join('\n');
}

function textsOf(parts: MessagePart[], mimeType: string): string[] {
  return parts
    .filter((part) => part.mimeType === mimeType)
    .map(({ body: { data = '' } }) => readText(Buffer.from(data.slice(0, BASE64_READ), 'base64url')));
}

function snippetOf(text: string): string {
  const start = text
    .slice(0, SNIPPET_LENGTH * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const cut = [...start].slice(0, SNIPPET_LENGTH).join('').toWellFormed();
  return escapeHtml(cut);
}

/** Excludes implausible years: `Date.parse` turns some broken dates into the year 1 or 20205. */
function dateOf(header: string): number | undefined {
  const time = Date.parse(header);
  const year = Number.isNaN(time) ? 0 : new Date(time).getUTCFullYear();
  return year >= 1970 && year < 2100 ? time : undefined;
}

function messageIdsIn(header: string): string[] {
  return header.match(/<[^<>\s]+>/g) ?? [];
}
