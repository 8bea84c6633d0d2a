import { convert } from 'html-to-text';
import { escapeHtml } from '../../../../../../shared/text/escape-html.ts';
import { decodeText } from './decode-text.ts';
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
  /** Plain text for word searches, without the headers. */
  text: string;
  /** Names of the attachments. */
  filenames: string[];
  /** Content by attachment id. */
  attachments: ReadonlyMap<string, Uint8Array>;
};

const SNIPPET_LENGTH = 200;
/** Characters of an HTML body to convert: html-to-text takes seconds for megabytes. */
const HTML_READ = 200_000;
/** html-to-text recurses once per level, so unlimited nesting overflows the stack. */
const htmlLimits = { maxDepth: 200, ellipsis: '' };

/** Parses an RFC 5322 mail. A mail that cannot be parsed becomes a plain text of its source. */
export async function readMail(raw: Uint8Array): Promise<Mail> {
  const attachments = new Map<string, Uint8Array>();
  const payload = await parseMimeTree(raw)
    .then((tree) => toMessagePart(tree, attachments))
    .catch(() => toPlainTextPart(raw));
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

function toPlainTextPart(raw: Uint8Array): MessagePart {
  const text = Buffer.from(decodeText(new Uint8Array(raw).buffer, ''));
  const body = { size: text.length, data: text.toString('base64url') };
  return { partId: '', mimeType: 'text/plain', filename: '', headers: [], body };
}

function flatten(part: MessagePart): MessagePart[] {
  return [part, ...(part.parts ?? []).flatMap(flatten)];
}

function textOf(parts: MessagePart[]): string {
  const bodies = (mimeType: string) =>
    parts
      .filter((part) => part.mimeType === mimeType && part.body.data !== undefined)
      .map(({ body }) => Buffer.from(body.data ?? '', 'base64url').toString());
  const plain = bodies('text/plain').join('\n');
  if (plain.trim() !== '') return plain;
  return bodies('text/html')
    .map((html) => convert(html.slice(0, HTML_READ), { wordwrap: false, limits: htmlLimits }))
    .join('\n');
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
