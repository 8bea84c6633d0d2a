import { isUtf8 } from 'node:buffer';
import { decodeCharset } from './charset/decode-charset.ts';
import { decodeRawHeader } from './charset/raw-header.ts';
import { resolveCharset } from './charset/resolve-charset.ts';

/** `=?charset?encoding?text?=` of RFC 2047; real mails also have blanks and question marks in the text. */
const ENCODED_WORD = /=\?([^?\s]{1,60})\?([bq])\?(.*?)\?=/gis;

/** `label`: the charset as written, of which `charset` is the one of all spellings. */
type EncodedWord = {
  start: number;
  end: number;
  label: string;
  charset: string;
  isBase64: boolean;
  text: string;
};
type Encoded = Pick<EncodedWord, 'isBase64' | 'text'>;

/** Buffer stops at padding, after which some mailers go on in the same word. */
function decodeBase64(text: string): Buffer {
  if (!/=\s*[\w+/]/.test(text)) return Buffer.from(text, 'base64');
  return Buffer.concat(text.split('=').map((piece) => Buffer.from(piece, 'base64')));
}

function decodeBytes({ isBase64, text }: Encoded): Buffer {
  if (isBase64) return decodeBase64(text);
  const unescaped = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(unescaped, /^[\p{ASCII}\u0080-\u00ff]*$/u.test(unescaped) ? 'latin1' : 'utf8');
}

function findEncodedWords(value: string): EncodedWord[] {
  return Array.from(value.matchAll(ENCODED_WORD), (match) => {
    const [whole, written = '', encoding = '', text = ''] = match;
    // RFC 2231 allows a language after the charset: `utf-8*en`.
    const label = written.split('*', 1).join('').toLowerCase();
    const charset = resolveCharset(label) ?? label;
    const isBase64 = encoding.toLowerCase() === 'b';
    return { start: match.index, end: match.index + whole.length, label, charset, isBase64, text };
  });
}

/** Whether the encoded text ends within a byte. */
function isCut({ isBase64, text }: Encoded): boolean {
  return isBase64 ? !text.includes('=') && text.trim().length % 4 === 1 : /=[0-9a-f]?$/i.test(text);
}

/** Joins the encoded texts of words, for mailers that cut the text wherever the line was full. */
function joinTexts(words: readonly Encoded[]): Encoded[] {
  const joined: Encoded[] = [];
  let texts: string[] = [];
  for (const [at, { isBase64, text }] of words.entries()) {
    texts.push(text);
    if (words[at + 1]?.isBase64 === isBase64) continue;
    joined.push({ isBase64, text: texts.join('') });
    texts = [];
  }
  return joined;
}

/** Decodes neighbouring words of one charset, between which mailers split characters, and also their encoded form. */
function decodeRun(words: readonly EncodedWord[]): string {
  const [{ label = '', charset = '' } = {}] = words;
  const decode = (encoded: readonly Encoded[]) => {
    const bytes = Buffer.concat(encoded.map(decodeBytes));
    const text = decodeCharset(bytes, label);
    return { text, isSound: charset === 'utf-8' ? isUtf8(bytes) : !text.includes('\ufffd') };
  };
  const separate = decode(words);
  if (words.length < 2 || (separate.isSound && !words.slice(0, -1).some(isCut))) return separate.text;
  const joined = decode(joinTexts(words));
  return joined.isSound ? joined.text : separate.text;
}

/**
 * Decodes the encoded words (RFC 2047) and raw bytes of a header; other text stays as it is. Neighbouring words of one
 * charset are decoded together.
 * @param rawCharset the charset of raw bytes, from `resolveSpecificCharset`
 */
export function decodeEncodedWords(value: string, rawCharset?: string): string {
  let text = '';
  let position = 0;
  let run: EncodedWord[] = [];
  const flush = () => {
    if (run.length > 0) text += decodeRun(run);
    run = [];
  };
  for (const word of findEncodedWords(value)) {
    const between = value.slice(position, word.start);
    const isNeighbour = run.length > 0 && between.trim() === '';
    if (!isNeighbour || run[0]?.charset !== word.charset) flush();
    if (!isNeighbour) text += decodeRawHeader(between, rawCharset);
    run.push(word);
    position = word.end;
  }
  flush();
  return text + decodeRawHeader(value.slice(position), rawCharset);
}
