import PostalMime from 'postal-mime';
import { withHeadersInUtf8 } from './raw-headers.ts';

/** One MIME entity as the parser saw it: its headers, its decoded bytes, its parts. */
export type MimeNode = {
  headers: { key: string; originalKey: string; value: string }[];
  contentType: { parsed: { value: string; params: Record<string, string> }; multipart: string | false };
  contentDisposition: { parsed: { value: string; params: Record<string, string> } };
  /** The transfer encoding undone; null where the entity has no body. */
  content: ArrayBuffer | null;
  childNodes: MimeNode[];
};

/**
 * The MIME structure of a mail, as written. postal-mime's own result is flat (one text, one HTML, attachments)
 * while Gmail shows the tree; the parser keeps it in `root`, which its types leave out. The version is pinned.
 * @throws what the parser throws on hostile nesting or header sizes.
 */
export async function mimeTreeOf(raw: Uint8Array): Promise<MimeNode> {
  const parser = new PostalMime({ forceRfc822Attachments: true });
  await parser.parse(withHeadersInUtf8(raw));
  return (parser as unknown as { root: MimeNode }).root;
}
