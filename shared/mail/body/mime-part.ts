import * as z from 'zod';
import { composeText } from '../../text/compose-text.ts';
import { toReadable } from '../../text/readable.ts';
import { decodeCharset } from '../charset/decode-charset.ts';
import { findCharset, type MailHeaders, readHeaders } from '../header.ts';
import { htmlToText } from '../html/html-text.ts';

/** A longer body is cut here. */
const MAX_BODY_BYTES = 512 * 1024;
/** The start of HTML that a mailer labelled as plain text. */
const MISLABELLED_HTML = /^\s*<(?:!doctype html|html|head|body|div|p|table)[\s>]/i;

/** One level of Gmail's MessagePart. `parts` stays unparsed: a hostile nesting would exhaust the stack. */
const messagePart = z.object({
  mimeType: z.string().optional().catch(undefined),
  filename: z.string().optional().catch(undefined),
  headers: z.array(z.unknown()).optional().catch(undefined),
  body: z
    .object({ data: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  parts: z.array(z.unknown()).optional().catch(undefined),
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
  // Buffer accepts both base64 alphabets and ignores other characters.
  const bytes = Buffer.from(part.data.slice(0, characters), 'base64url');
  const declared = findCharset(part.headers.get('content-type') ?? part.mimeType);
  const charset = declared ?? findCharset(bytes.toString('latin1', 0, 1024));
  return decodeCharset(bytes, charset, part.data.length > characters);
}

/** The text of a text part, in bounded length: plain text as it is, HTML as its visible text. */
export function readText(part: MimePart): string {
  const decoded = decodeBody(part);
  const text =
    part.mimeType === 'text/html' || MISLABELLED_HTML.test(decoded) ? htmlToText(decoded) : decoded;
  return composeText(toReadable(text)).trimEnd();
}
