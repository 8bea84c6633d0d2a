import { decodeCharset } from './charset.ts';

/** `=?charset?encoding?text?=` of RFC 2047, with what the wild adds: blanks and question marks in the text. */
const ENCODED_WORD = /=\?([^?\s]{1,60})\?([bq])\?(.*?)\?=/gis;

type EncodedWord = { start: number; end: number; charset: string; bytes: Buffer };

/** The bytes of a text in which every character stands for one byte; undefined for any other text. */
function rawBytes(text: string): Buffer | undefined {
  return /^[\p{ASCII}\u0080-\u00ff]*$/u.test(text) ? Buffer.from(text, 'latin1') : undefined;
}

function bytesOf(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64');
  const unescaped = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return rawBytes(unescaped) ?? Buffer.from(unescaped, 'utf8');
}

function findEncodedWords(value: string): EncodedWord[] {
  return Array.from(value.matchAll(ENCODED_WORD), (match) => {
    const [whole, label = '', encoding = '', text = ''] = match;
    // RFC 2231 lets a language follow the charset: `utf-8*en`.
    const charset = label.split('*', 1).join('').toLowerCase();
    return { start: match.index, end: match.index + whole.length, charset, bytes: bytesOf(encoding, text) };
  });
}

/** Gmail hands some raw 8-bit headers over as one character per byte, in whatever charset they were. */
function decodeRawBytes(value: string): string {
  if (!value.includes('\u001b') && !/[\u0080-\u00ff]/.test(value)) return value;
  const bytes = rawBytes(value);
  return bytes === undefined ? value : decodeCharset(bytes, undefined);
}

/**
 * A header's text with its encoded words (RFC 2047) and raw bytes decoded; other text stays as it is.
 * Neighbouring words of one charset are joined before they are decoded, as mailers split characters.
 */
export function decodeEncodedWords(value: string): string {
  let text = '';
  let position = 0;
  let pending: EncodedWord | undefined;
  const flush = () => {
    if (pending !== undefined) text += decodeCharset(pending.bytes, pending.charset);
    pending = undefined;
  };
  for (const word of findEncodedWords(value)) {
    const between = value.slice(position, word.start);
    const isNeighbour = pending !== undefined && between.trim() === '';
    if (isNeighbour && pending?.charset === word.charset) {
      pending = { ...word, bytes: Buffer.concat([pending.bytes, word.bytes]) };
    } else {
      flush();
      if (!isNeighbour) text += decodeRawBytes(between);
      pending = word;
    }
    position = word.end;
  }
  flush();
  return text + decodeRawBytes(value.slice(position));
}
