import { decodeCharset } from './charset/decode-charset.ts';

/** `=?charset?encoding?text?=` of RFC 2047; real mails also have blanks and question marks in the text. */
const ENCODED_WORD = /=\?([^?\s]{1,60})\?([bq])\?(.*?)\?=/gis;

type EncodedWord = { start: number; end: number; charset: string; bytes: Buffer };

/** The bytes of a text of one character per byte; undefined for any other text. */
function toRawBytes(text: string): Buffer | undefined {
  return /^[\p{ASCII}\u0080-\u00ff]*$/u.test(text) ? Buffer.from(text, 'latin1') : undefined;
}

function decodeBytes(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64');
  const unescaped = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return toRawBytes(unescaped) ?? Buffer.from(unescaped, 'utf8');
}

function findEncodedWords(value: string): EncodedWord[] {
  return Array.from(value.matchAll(ENCODED_WORD), (match) => {
    const [whole, label = '', encoding = '', text = ''] = match;
    // RFC 2231 allows a language after the charset: `utf-8*en`.
    const charset = label.split('*', 1).join('').toLowerCase();
    return {
      start: match.index,
      end: match.index + whole.length,
      charset,
      bytes: decodeBytes(encoding, text),
    };
  });
}

/** Gmail returns some raw 8-bit headers as one character per byte, in their undeclared charset. */
function decodeRawBytes(value: string): string {
  if (!value.includes('\u001b') && !/[\u0080-\u00ff]/.test(value)) return value;
  const bytes = toRawBytes(value);
  return bytes === undefined ? value : decodeCharset(bytes, undefined);
}

/**
 * Decodes the encoded words (RFC 2047) and raw bytes of a header; other text stays as it is. Adjacent words of one
 * charset are joined first, because mailers split characters between them.
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
