import { decodeUtf8, toRawBytes } from './raw-header.ts';

/** A lead byte of UTF-8 and a byte that follows it, both read as windows-1252. */
const READ_TWICE = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/**
 * Undoes that a program read UTF-8 as windows-1252 and encoded it again (`GrÃ¼ÃŸe`): only if the whole text is valid
 * UTF-8 then, and has several letters of it.
 */
export function undoDoubleEncoding(text: string): string {
  if (!READ_TWICE.test(text)) return text;
  const bytes = toRawBytes(text);
  const read = bytes === undefined ? undefined : decodeUtf8(bytes);
  return read !== undefined && (read.match(/[^\p{ASCII}]/gu) ?? []).length > 1 ? read : text;
}
