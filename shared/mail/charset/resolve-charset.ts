import { TextDecoder } from 'node:util';
import { isSingleByte } from './single-byte.ts';

/** A longer label is none. */
const MAX_LABEL_CHARACTERS = 60;

/** Charsets that `decodeCharset` reads without TextDecoder; `iso-2022` is the family. */
const OWN = new Set(['utf-7', 'utf-32', 'hz', 'iso-2022', 'johab', 'unreadable']);

/** Spellings in mail that the WHATWG table, which TextDecoder follows, does not list. */
const SPELLINGS: readonly (readonly [spelling: RegExp, charset: string])[] = [
  [/utf-?7/, 'utf-7'],
  [/utf_?-?8/, 'utf-8'],
  [/utf-?32|ucs-?4/, 'utf-32'],
  [/^utf-?16be|^x-utf-16be/, 'utf-16be'],
  [/utf-?16|ucs-?2/, 'utf-16le'],
  [/^(?:x-|cs)?hz/, 'hz'],
  [/2022[-_]?(?:jp|kr|cn)/, 'iso-2022'],
  [/johab/, 'johab'],
  [/big-?5/, 'big5'],
  [/s-?jis|shift.?jis|31j/, 'shift_jis'],
  [/euc.?jp|ujis/, 'euc-jp'],
  [/euc.?kr|ksc?.?c?.?5601|uhc/, 'euc-kr'],
  [/gb.?18030/, 'gb18030'],
  [/gb.?2312|gbk|euc.?cn/, 'gbk'],
  [/koi8-?t/, 'koi8-t'],
  [/koi8-?u/, 'koi8-u'],
  [/koi8/, 'koi8-r'],
  [/mac.*(?:centr|latin-?2|-ce)/, 'mac-ce'],
  [/mac.*cyr|mac.*ukr/, 'x-mac-cyrillic'],
  [/mac.*gree/, 'mac-greek'],
  [/mac.*turk/, 'mac-turkish'],
  [/mac.*croa/, 'mac-croatian'],
  [/mac.*roma?nian?/, 'mac-romanian'],
  [/mac.*icel/, 'mac-icelandic'],
  [/^(?:x-|apple-)*mac/, 'macintosh'],
  [/roman-?8/, 'hp-roman8'],
  [/viscii/, 'viscii'],
  [/tcvn|vn-?5712/, 'tcvn'],
  [/armscii/, 'armscii-8'],
  [/georgian|geostd/, 'georgian-ps'],
  [/pt-?cp-?154|pt154|cyrillic-asian/, 'ptcp154'],
  // Taiwan's and IBM's own sets, of which nothing here has the tables.
  [
    /euc-?tw|cns-?11643|ebcdic|^(?:ibm|cp)-?0*(?:37|273|277|278|280|284|285|297|500|1047|11[34]\d)$/,
    'unreadable',
  ],
  [/kz-?1048|strk-?1048|rk-?1048/, 'kz-1048'],
];
/** `ISO8859_15`, `x-8859-2`. */
const ISO_8859 = /8859[-_]?(\d{1,2})(?!\d)/;
/** `cp850`, `IBM00858`, `csPC850Multilingual`, `cspc8codepage437`, `win-1251`, `1252`. */
const CODE_PAGE =
  /^(?:x-|cs)*(?:pc8?(?:codepage|p)?|cp|ccsid|ibm|dos|oem|ms-?dos|win(?:dows)?|microsoft-cp|ansi|ms|code-?page)?[-_]?0*(\d{3,5})(?!\d)/;
/** Microsoft's numbers (https://learn.microsoft.com/windows/win32/intl/code-page-identifiers). */
const CODE_PAGES = new Map([
  ['866', 'ibm866'],
  ['874', 'windows-874'],
  ['932', 'shift_jis'],
  ['936', 'gbk'],
  ['949', 'euc-kr'],
  ['950', 'big5'],
  ['1200', 'utf-16le'],
  ['1201', 'utf-16be'],
  ['1361', 'johab'],
  ['10000', 'macintosh'],
  ['10006', 'mac-greek'],
  ['10007', 'x-mac-cyrillic'],
  ['10029', 'mac-ce'],
  ['10081', 'mac-turkish'],
  ['20866', 'koi8-r'],
  ['21866', 'koi8-u'],
  ['50220', 'iso-2022'],
  ['50221', 'iso-2022'],
  ['50222', 'iso-2022'],
  ['50225', 'iso-2022'],
  ['51932', 'euc-jp'],
  ['51936', 'gbk'],
  ['51949', 'euc-kr'],
  ['52936', 'hz'],
  ['54936', 'gb18030'],
  ['65000', 'utf-7'],
  ['65001', 'utf-8'],
]);

function findEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function readCodePage(number: string): string | undefined {
  const known = CODE_PAGES.get(number) ?? findEncoding(`windows-${number}`);
  if (known !== undefined) return known;
  if (number.startsWith('28')) return findEncoding(`iso-8859-${Number(number) - 28_590}`);
  return isSingleByte(`cp${number}`) ? `cp${number}` : undefined;
}

/**
 * The charset of a label: the WHATWG name, the name of a charset that only mail has, or `unreadable` for one that is
 * known to be another. Undefined for an unknown
 * label (`x-unknown`, spam), which counts as none.
 */
export function resolveCharset(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  if (name === '' || name.length > MAX_LABEL_CHARACTERS) return undefined;
  if (OWN.has(name) || isSingleByte(name)) return name;
  // TextDecoder reads JIS X 0208 alone.
  const encoding = name === 'iso-2022-jp' ? 'iso-2022' : findEncoding(name);
  if (encoding !== undefined) return encoding;
  const iso = ISO_8859.exec(name)?.[1];
  if (iso !== undefined) return findEncoding(`iso-8859-${iso}`);
  const spelt = SPELLINGS.find(([spelling]) => spelling.test(name))?.[1];
  if (spelt !== undefined) return spelt;
  const number = CODE_PAGE.exec(name)?.[1];
  return number === undefined ? undefined : readCodePage(number);
}
