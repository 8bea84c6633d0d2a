import { convert } from 'html-to-text';
import { escapeHtml } from '../../../../../../shared/text/escape-html.ts';
import { headerValue } from './headers.ts';
import { type MessagePart, messagePartOf } from './message-part.ts';
import { mimeTreeOf } from './mime-tree.ts';
import { decodeText } from './text-decoding.ts';

/** A mail read once and shared by every mailbox that holds it; labels and ids are the mailbox's. */
export type Mail = {
  payload: MessagePart;
  snippet: string;
  /** Bytes as they arrived. */
  size: number;
  /** Of the `Date` header; undefined where there is none that can be read. */
  sentAt: number | undefined;
  messageId: string;
  /** Message-IDs that this mail answers, nearest last. */
  references: string[];
  /** What a search for words looks through besides the headers. */
  text: string;
  /** Of its attachments. */
  filenames: string[];
  /** By attachment id. */
  attachments: ReadonlyMap<string, Uint8Array>;
};

const SNIPPET_LENGTH = 200;
/** The start of a long HTML mail is enough for words and snippet, and html-to-text is slow on megabytes. */
const HTML_READ = 200_000;
/** html-to-text calls itself for each level; nobody reads what is nested deeper. */
const htmlLimits = { maxDepth: 200, ellipsis: '' };

/** Reads an RFC 5322 mail. Whatever is wrong with it, it is one mail: at worst a plain text of its source. */
export async function readMail(raw: Uint8Array): Promise<Mail> {
  const attachments = new Map<string, Uint8Array>();
  const payload = await mimeTreeOf(raw)
    .then((tree) => messagePartOf(tree, attachments))
    .catch(() => unreadable(raw));
  const { headers } = payload;
  const parts = flatten(payload);
  const text = textOf(parts);
  const references = `${headerValue(headers, 'references')} ${headerValue(headers, 'in-reply-to')}`;
  return {
    payload,
    snippet: snippetOf(text),
    size: raw.length,
    sentAt: dateOf(headerValue(headers, 'date')),
    messageId: messageIdsIn(headerValue(headers, 'message-id'))[0] ?? '',
    references: messageIdsIn(references),
    text,
    filenames: parts.map(({ filename }) => filename).filter((name) => name !== ''),
    attachments,
  };
}

function unreadable(raw: Uint8Array): MessagePart {
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

/** Years that a mail can be from; a parser makes of some broken dates the year 1 or 20205. */
function dateOf(header: string): number | undefined {
  const time = Date.parse(header);
  const year = Number.isNaN(time) ? 0 : new Date(time).getUTCFullYear();
  return year >= 1970 && year < 2100 ? time : undefined;
}

function messageIdsIn(header: string): string[] {
  return header.match(/<[^<>\s]+>/g) ?? [];
}
