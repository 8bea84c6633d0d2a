import PostalMime from 'postal-mime';
import { convertHeadersToUtf8 } from './raw-headers.ts';

/** One MIME entity: headers, decoded content, children. */
export type MimeNode = {
  headers: { key: string; originalKey: string; value: string }[];
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false };
  contentDisposition: { parsed: { value: string; params: Record<string, string> } };
  /** Transfer-decoded bytes; null if the entity has no body. */
  content: ArrayBuffer | null;
  childNodes: MimeNode[];
};

/**
 * Parses the MIME structure of a mail. Gmail shows the tree, but postal-mime's result is flat (text, HTML, attachments).
 * The parser keeps the tree in `root`, which its types do not declare; the version is pinned.
 * @throws Error of the parser for hostile nesting or header sizes
 */
export async function parseMimeTree(raw: Uint8Array): Promise<MimeNode> {
  const parser = new PostalMime({ forceRfc822Attachments: true });
  await parser.parse(convertHeadersToUtf8(raw));
  return (parser as unknown as { root: MimeNode }).root;
}
