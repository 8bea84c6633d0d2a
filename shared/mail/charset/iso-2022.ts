import { TextDecoder } from 'node:util';

const ESCAPE = '\u001b';
const SHIFT_OUT = '\u000e';
const SHIFT_IN = '\u000f';
/** A switch of the set, or the end of a line, where every set ends. */
const SWITCH = new RegExp(`${ESCAPE}(?:\\$[()*+]?[@-Z]|[(./][@-Z]|N)|[${SHIFT_OUT}${SHIFT_IN}\n]`, 'g');

/** Reads text of seven-bit bytes. */
type Set = (written: string) => string;

/** @param lead a byte before each pair */
function readPairs(written: string, encoding: string, lead = ''): string {
  const raised = written.replace(
    /[!-~]{1,2}/g,
    (pair) => lead + pair.replace(/./g, (byte) => String.fromCharCode(byte.charCodeAt(0) | 0x80)),
  );
  return new TextDecoder(encoding).decode(Buffer.from(raised, 'latin1'));
}

const asAscii: Set = (written) => written;
const asRoman: Set = (written) => written.replaceAll('\\', '¥').replaceAll('~', '‾');
/** Half-width katakana have their Shift_JIS bytes. */
const asKatakana: Set = (written) =>
  written.replace(/[!-_]/g, (byte) => String.fromCharCode(byte.charCodeAt(0) + 0xff61 - 0x21));
const asJapanese: Set = (written) => readPairs(written, 'euc-jp');
const asRareJapanese: Set = (written) => readPairs(written, 'euc-jp', '\u008f');
const asChinese: Set = (written) => readPairs(written, 'gbk');
const asKorean: Set = (written) => readPairs(written, 'euc-kr');
/** A set that no decoder here knows (CNS 11643, ISO 8859 in parts): each character is marked. */
const asUnknown: Set = (written) => written.replace(/[!-~]{1,2}/g, '\ufffd');

/** Sets by the end of their escape sequence (RFC 1468, 1554, 1557, 1922, 2237). */
const SETS = new Map<string, Set>([
  ['(B', asAscii],
  ['(H', asAscii],
  ['(J', asRoman],
  ['(I', asKatakana],
  ['$@', asJapanese],
  ['$B', asJapanese],
  ['$(@', asJapanese],
  ['$(B', asJapanese],
  ['$(D', asRareJapanese],
  // JIS X 0213 differs from JIS X 0208 in rare characters.
  ['$(O', asJapanese],
  ['$(Q', asJapanese],
  ['$(P', asRareJapanese],
  ['$A', asChinese],
  ['$(A', asChinese],
  ['$(C', asKorean],
  ['$)A', asChinese],
  ['$)C', asKorean],
]);

/**
 * Decodes the ISO-2022 family of seven-bit charsets: ISO-2022-JP and its successors, ISO-2022-KR, and the GB 2312
 * part of ISO-2022-CN. The set of a line ends with the line, so a cut mail loses no more than a line.
 */
export function decodeIso2022(written: string): string {
  let text = '';
  let position = 0;
  let current = asAscii;
  // Shift In without a set is JIS7's katakana.
  let shifted = asKatakana;
  for (const match of written.matchAll(SWITCH)) {
    text += current(written.slice(position, match.index));
    position = match.index + match[0].length;
    const sequence = match[0].slice(1);
    if (match[0] === '\n') {
      text += '\n';
      current = asAscii;
    } else if (match[0] === SHIFT_IN) current = asAscii;
    else if (match[0] === SHIFT_OUT) current = shifted;
    else if (sequence.startsWith('$)')) shifted = SETS.get(sequence) ?? asUnknown;
    else if (/^[$(]/.test(sequence) && !/^\$[*+]/.test(sequence)) current = SETS.get(sequence) ?? asUnknown;
  }
  return text + current(written.slice(position));
}
