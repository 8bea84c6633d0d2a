import { decodeCharset } from './charset/decode-charset.ts';
import { decodeRawHeader } from './charset/raw-header.ts';

/** `=?charset?encoding?text?=` of RFC 2047; real mails also have blanks and question marks in the text. */
const ENCODED_WORD = /=\?([^?\s]{1,60})\?([bq])\?(.*?)\?=/gis;

type EncodedWord = { start: number; end: number; charset: string; bytes: Buffer };

function decodeBytes(encoding: string, text: string): Buffer {
  if (encoding.toLowerCase() === 'b') return Buffer.from(text, 'base64');
  const unescaped = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(unescaped, /^[\p{ASCII}\u0080-\u00ff]*$/u.test(unescaped) ? 'latin1' : 'utf8');
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

/**
 * Decodes the encoded words (RFC 2047) and raw bytes of a header; other text stays as it is. Adjacent words of one
 * charset are joined first, because mailers split characters between them.
 * @param rawCharset the charset of raw bytes, from `resolveSpecificCharset`
 */
export function decodeEncodedWords(value: string, rawCharset?: string): string {
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
      if (!isNeighbour) text += decodeRawHeader(between, rawCharset);
      pending = word;
    }
    position = word.end;
  }
  flush();
  return text + decodeRawHeader(value.slice(position), rawCharset);
}
