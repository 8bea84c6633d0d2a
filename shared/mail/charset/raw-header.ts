import { TextDecoder } from 'node:util';
import { decodeCharset, decodeEightBit } from './decode-charset.ts';

const NOT_ASCII = /[^\p{ASCII}]/u;
const UNDECODED = /[\ufffd\u0080-\u009f]/;
/** Latin and other letters in one word: a word of Latin letters that was decoded already (`CafИ`). */
const MIXED_WORD =
  /\p{Script=Latin}\p{M}*(?=(?!\p{Script=Latin})[\p{Ll}\p{Lu}])|(?!\p{Script=Latin})[\p{Ll}\p{Lu}](?=\p{Script=Latin})/u;
/** One ideograph or syllable beside a Latin letter: two letters of such a word (`M黊ler`). */
const MIXED_LETTER = /\p{Script=Latin}\p{Lo}(?!\p{Lo}|\p{M})|(?<!\p{Lo}|\p{M})\p{Lo}(?=\p{Script=Latin})/u;

const windows1252 = new TextDecoder('windows-1252');
/** The bytes 0x80 to 0x9F by their characters in windows-1252. */
const EXTRAS = new Map(
  Array.from({ length: 32 }, (_, index): [string, number] => {
    const byte = index + 0x80;
    return [windows1252.decode(Uint8Array.of(byte)), byte];
  }),
);

/** The bytes of a text of one Latin-1 or windows-1252 character per byte; undefined for any other text. */
export function toRawBytes(text: string): Buffer | undefined {
  const bytes = Buffer.alloc(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const byte = code < 256 ? code : EXTRAS.get(text.charAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}

/** The text of valid UTF-8; undefined for other bytes. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether mostly letters came of it, and no word that only a wrong charset makes. */
function isPlausible(read: string): boolean {
  if (UNDECODED.test(read) || MIXED_WORD.test(read) || MIXED_LETTER.test(read)) return false;
  const unusual = read.replace(/\p{ASCII}+/gu, '');
  return unusual.replace(/[\p{L}\p{M}]+/gu, '').length * 2 < unusual.length;
}

/**
 * Decodes a header of raw 8-bit bytes, which Gmail returns as one character per byte: as UTF-8, else in the charset
 * that the mail's text declares, if that makes words, else in windows-1252. Any other text stays as it is.
 * @param charset from `resolveSpecificCharset`
 */
export function decodeRawHeader(value: string, charset: string | undefined): string {
  if (!NOT_ASCII.test(value) && !value.includes('\u001b')) return value;
  const bytes = toRawBytes(value);
  if (bytes === undefined) return value;
  const read = decodeUtf8(bytes);
  if (read === undefined && charset !== undefined) {
    const declared = decodeEightBit(bytes, charset);
    if (isPlausible(declared)) return declared;
  }
  return decodeCharset(bytes, undefined);
}
