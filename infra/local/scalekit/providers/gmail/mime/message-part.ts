import { createHash } from 'node:crypto';
import { decodeWords } from 'postal-mime';
import { decodeText } from './decode-text.ts';
import { type GmailHeader, headersOf } from './headers.ts';
import { type MimeNode, parseMimeTree } from './mime-tree.ts';

/** Gmail's `MessagePart`. */
export type MessagePart = {
  partId: string;
  mimeType: string;
  filename: string;
  headers: GmailHeader[];
  body: { size: number; data?: string; attachmentId?: string };
  parts?: MessagePart[];
};

/** Deeper parts are omitted: the client's protobuf reader stops at 100 levels, and each part uses four. */
const MAX_DEPTH = 16;

/** Converts a MIME tree to Gmail's form: text as UTF-8, bodies base64url. Adds attachment content to `attachments` by id. */
export async function toMessagePart(
  node: MimeNode,
  attachments: Map<string, Uint8Array>,
  partId = '',
  depth = 0,
): Promise<MessagePart> {
  const part = { ...describePart(node), partId, headers: headersOf(node) };
  const children = depth < MAX_DEPTH ? await childrenOf(node) : [];
  const prefix = partId === '' ? '' : `${partId}.`;
  const parts = await Promise.all(
    children.map((child, index) => toMessagePart(child, attachments, `${prefix}${index}`, depth + 1)),
  );
  const body = bodyOf(node, part, attachments);
  return parts.length > 0 ? { ...part, body, parts } : { ...part, body };
}

/** Gmail also parses an attached mail and shows it as the only child of its part. */
async function childrenOf(node: MimeNode): Promise<MimeNode[]> {
  if (node.contentType.parsed.value !== 'message/rfc822' || node.content === null) return node.childNodes;
  return [await parseMimeTree(new Uint8Array(node.content))];
}

type PartDescription = { mimeType: string; filename: string };

function describePart({ contentType, contentDisposition, childNodes, content }: MimeNode): PartDescription {
  const name = contentDisposition.parsed.params.filename ?? contentType.parsed.params.name ?? '';
  // A multipart without a usable boundary has no children, only text.
  const isBroken = contentType.multipart !== false && childNodes.length === 0 && content !== null;
  const mimeType =
    isBroken || !contentType.parsed.value.includes('/') ? 'text/plain' : contentType.parsed.value;
  return { mimeType, filename: decodeWords(name) };
}

function bodyOf(
  node: MimeNode,
  { mimeType, filename }: PartDescription,
  attachments: Map<string, Uint8Array>,
): MessagePart['body'] {
  const { content } = node;
  if (content === null || node.childNodes.length > 0) return { size: 0 };
  const isAttached = filename !== '' || node.contentDisposition.parsed.value === 'attachment';
  if (isAttached || !mimeType.startsWith('text/')) {
    const attachmentId = createHash('sha256').update(new Uint8Array(content)).digest('base64url');
    attachments.set(attachmentId, new Uint8Array(content));
    return { size: content.byteLength, attachmentId };
  }
  const text = Buffer.from(decodeText(content, node.contentType.parsed.params.charset ?? ''));
  return { size: text.length, data: text.toString('base64url') };
}
