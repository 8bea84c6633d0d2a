import { TextDecoder } from 'node:util';
import { decodeCharset, resolveSpecificCharset } from '../charset/decode-charset.ts';

/** Encodings that leave the bytes as they are; a missing field means the first of them. */
const IDENTITY = new Set(['', '7bit', '8bit', 'binary']);

const MALFORMED_ESCAPE = /=(?![0-9A-F]{2}|[ \t]{0,80}(?:\r?\n|$))/;
const ESCAPED_UTF8 = /=C[2-9A-F]=[89AB][0-9A-F]|=D[0-9A-F]=[89AB][0-9A-F]|=E[0-9A-F](?:=[89AB][0-9A-F]){2}/;
/** A letter of an 8-bit charset within a word. */
const ESCAPED_LETTER = /[A-Za-z]=[C-F][0-9A-F](?:[a-z]|=[C-F])/g;
/** A line that was too long for the encoding. */
const SOFT_BREAK = /(?<=[^\n]{60})=[ \t]{0,80}\r?\n/;

function isQuotedPrintable(written: string, label = ''): boolean {
  if (/[^\p{ASCII}]/u.test(written) || MALFORMED_ESCAPE.test(written)) return false;
  if (ESCAPED_UTF8.test(written) || SOFT_BREAK.test(written)) return true;
  const letters = written.match(ESCAPED_LETTER) ?? [];
  return letters.length > (/8859|windows|koi/i.test(label) ? 0 : 1);
}

function decodeQuotedPrintable(written: string): Buffer {
  const decoded = written
    .replace(/=[ \t]{0,80}(?:\r?\n|$)/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}

const BASE64_START = /^\s*[A-Za-z0-9+/]{20}/;
/** Lines of base64 and nothing else; a text of people has blanks. */
const BASE64 = /^[A-Za-z0-9+/]{20,}(?:\r?\n[A-Za-z0-9+/]+)*={0,2}$/;

function decodeBase64(written: string, charset: string | undefined): Buffer | undefined {
  const trimmed = written.trim();
  if (!BASE64.test(trimmed)) return undefined;
  const lines = trimmed.split(/\r?\n/);
  const [{ length }, last] = [lines[0] ?? '', lines.pop() ?? ''];
  const isRegular = length % 4 === 0 && last.length % 4 === 0 && last.length <= length;
  if (!isRegular || lines.some((line) => line.length !== length)) return undefined;
  const bytes = Buffer.from(trimmed, 'base64');
  const text = decodeCharset(bytes, charset);
  // Bytes that are no text become controls or letters that no one writes side by side.
  const isText = !/[\p{Cc}--[\t\n\r]]|\ufffd/v.test(text) && /\s|[^\p{ASCII}\p{Script=Latin}]/u.test(text);
  return isText && (charset !== undefined || isUtf8(bytes)) ? bytes : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  return !new TextDecoder('utf-8').decode(bytes).includes('\ufffd');
}

/**
 * Decodes bytes whose transfer encoding the mail does not name, on strong evidence only: every `=` is an escape and
 * some make letters, or there is nothing but base64 that holds text. Gmail decodes what is named.
 * @param named the Content-Transfer-Encoding
 * @param label the charset, if declared
 */
export function undoTransferEncoding(bytes: Buffer, named: string, label: string | undefined): Buffer {
  if (!IDENTITY.has(named.trim().toLowerCase())) return bytes;
  // Most bodies are neither; they need no copy.
  if (!bytes.includes('=') && !BASE64_START.test(bytes.toString('latin1', 0, 40))) return bytes;
  const charset = resolveSpecificCharset(label);
  const written = bytes.toString('latin1');
  const decoded = decodeBase64(written, charset);
  if (decoded !== undefined) return decoded;
  return isQuotedPrintable(written, label) ? decodeQuotedPrintable(written) : bytes;
}
