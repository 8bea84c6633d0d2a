import * as z from 'zod/mini';
import { decodeCharset } from '../charset/decode-charset.ts';
import { undoDoubleEncoding } from '../charset/double-encoding.ts';
import { findCharset, type MailHeaders, readHeaders } from '../header.ts';
import { undoTransferEncoding } from './transfer-encoding.ts';

/** A longer body is cut here. */
const MAX_BODY_BYTES = 512 * 1024;
/** One level of Gmail's MessagePart. `parts` stays unparsed: a hostile nesting would exhaust the stack. */
const messagePart = z.object({
  mimeType: z.catch(z.optional(z.string()), undefined),
  filename: z.catch(z.optional(z.string()), undefined),
  headers: z.catch(z.optional(z.array(z.unknown())), undefined),
  body: z.catch(z.optional(z.object({ data: z.catch(z.optional(z.string()), undefined) })), undefined),
  parts: z.catch(z.optional(z.array(z.unknown())), undefined),
});

/** A part of a mail in Gmail's API; fields of the wrong type are left out. */
export type MimePart = {
  mimeType: string;
  headers: MailHeaders;
  filename: string;
  /** By Content-Disposition; a name alone makes no attachment. */
  isAttachment: boolean;
  data: string;
  parts: readonly unknown[];
};

/** Reads one level of a Gmail MessagePart; undefined when the value is no object. */
export function readPart(part: unknown): MimePart | undefined {
  const parsed = messagePart.safeParse(part);
  if (!parsed.success) return undefined;
  const { mimeType = 'text/plain', filename = '', body, parts = [] } = parsed.data;
  const headers = readHeaders(parsed.data.headers);
  const disposition = headers.get('content-disposition');
  return {
    mimeType: mimeType.trim().toLowerCase() || 'text/plain',
    headers,
    filename,
    isAttachment: disposition?.toLowerCase().startsWith('attachment') === true,
    data: body?.data ?? '',
    parts,
  };
}

/** The decoded text of a part as written, in bounded length. */
export function decodeBody(part: MimePart): string {
  const characters = Math.ceil(MAX_BODY_BYTES / 3) * 4;
  const declared = findCharset(part.headers.get('content-type') ?? part.mimeType);
  // Buffer accepts both base64 alphabets and ignores other characters.
  const received = Buffer.from(part.data.slice(0, characters), 'base64url');
  const named = part.headers.get('content-transfer-encoding') ?? '';
  const bytes = undoTransferEncoding(received, named, declared);
  const charset = declared ?? findCharset(bytes.toString('latin1', 0, 1024));
  return undoDoubleEncoding(decodeCharset(bytes, charset, part.data.length > characters));
}
