import { createHash } from 'node:crypto';
import { toUtf8 } from './decode-text.ts';
import { type GmailHeader, toGmailHeaders } from './headers.ts';
import type { MimeNode } from './mime-tree.ts';

/** Gmail's `MessagePart`. */
export type MessagePart = {
  partId: string;
  mimeType: string;
  filename: string;
  headers: GmailHeader[];
  body: { size: number; data?: string; attachmentId?: string };
  parts?: MessagePart[];
};

type Walk = {
  attachments: Map<string, Uint8Array>;
  /** Whether a text was found that a further named text would be attached to. */
  hasBody: boolean;
};

/** Converts a MIME tree to Gmail's form: bodies base64url, text as UTF-8. Adds the content of attachments by id. */
export function toMessagePart(node: MimeNode, attachments: Map<string, Uint8Array>): MessagePart {
  return convertNode(node, { attachments, hasBody: false }, '', false);
}

function convertNode(node: MimeNode, walk: Walk, partId: string, isAlternative: boolean): MessagePart {
  const { fields, filename, children } = node;
  const mimeType = mimeTypeOf(node);
  const part = { partId, mimeType, filename, headers: toGmailHeaders(fields) };
  const body = bodyOf(node, mimeType, walk, isAlternative);
  const prefix = partId === '' ? '' : `${partId}.`;
  const isChoice = mimeType === 'multipart/alternative';
  const parts = children.map((child, index) => convertNode(child, walk, `${prefix}${index}`, isChoice));
  return parts.length > 0 ? { ...part, body, parts } : { ...part, body };
}

/** Bytes of a text that are read to see whether it is blank. */
const BLANK_READ = 1_000;

/** A multipart without a usable boundary has no parts, only text. */
function mimeTypeOf({ type: { value }, children, content }: MimeNode): string {
  const isBroken = value.startsWith('multipart/') && children.length === 0 && content.length > 0;
  return isBroken || !value.includes('/') ? 'text/plain' : value;
}

function bodyOf(node: MimeNode, mimeType: string, walk: Walk, isAlternative: boolean): MessagePart['body'] {
  const { content, type } = node;
  if (content.length === 0) return { size: 0 };
  if (isAttached(node, mimeType, walk, isAlternative)) {
    const attachmentId = createHash('sha256').update(content).digest('base64url');
    walk.attachments.set(attachmentId, content);
    return { size: content.length, attachmentId };
  }
  const text = toUtf8(content, type.parameters.get('charset') ?? '');
  const isBlank = text.toString('utf8', 0, BLANK_READ).trim() === '';
  if (mimeType !== 'text/calendar' && !isBlank) walk.hasBody = true;
  return { size: text.length, data: text.toString('base64url') };
}

/** A text with a file name is the mail's body where no other text with words is, or where it is an alternative of one. */
function isAttached(
  { disposition, filename }: MimeNode,
  mimeType: string,
  walk: Walk,
  isAlternative: boolean,
): boolean {
  if (disposition.value === 'attachment' || !mimeType.startsWith('text/')) return true;
  if (filename === '' || mimeType === 'text/calendar') return false;
  return walk.hasBody && !isAlternative;
}
