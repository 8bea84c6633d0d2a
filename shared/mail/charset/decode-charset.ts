import { TextDecoder } from 'node:util';

/** Names used in mail that are missing from the WHATWG table, which TextDecoder follows. */
const ALIASES = new Map([
  ['cp932', 'shift_jis'],
  ['ms932', 'shift_jis'],
  ['shiftjis', 'shift_jis'],
  ['eucjp', 'euc-jp'],
  ['iso-2022-jp-1', 'iso-2022-jp'],
  ['iso-2022-jp-2', 'iso-2022-jp'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['cp50220', 'iso-2022-jp'],
  ['cp50221', 'iso-2022-jp'],
  ['cp949', 'euc-kr'],
  ['ms949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['euckr', 'euc-kr'],
  ['ks_c_5601', 'euc-kr'],
  ['cp936', 'gbk'],
  ['ms936', 'gbk'],
  ['cp950', 'big5'],
  ['latin-1', 'iso-8859-1'],
  ['macroman', 'macintosh'],
]);

const ESCAPE = '\u001b';
/** ISO-2022-JP escapes that switch to a two-byte set. */
const JAPANESE_ESCAPES = ['$@', '$B', '$('].map((code) => ESCAPE + code);
/** A switch of set directly before the next one, left by joined words; the decoder rejects it. */
const IDLE_ESCAPE = new RegExp(`${ESCAPE}(?:\\([BIJ]|\\$[@B])(?=${ESCAPE})`, 'g');
const windows1252 = new TextDecoder('windows-1252');

function findDecoder(label: string): TextDecoder | undefined {
  const name = label.trim().toLowerCase();
  try {
    return new TextDecoder(ALIASES.get(name) ?? name);
  } catch {
    // An unknown label (`x-unknown`, `utf-7`, spam) counts as no label.
    return undefined;
  }
}

function decodeStrictUtf8(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    // In stream mode a sequence that the cut left unfinished is no error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return undefined;
  }
}

/** Decodes UTF-8 with a few broken bytes; undefined when the bytes look like an undeclared 8-bit charset. */
function decodeDamagedUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (const character of text) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\u007f') whole += 1;
  }
  return whole > broken ? text : undefined;
}

function decodeIso2022Jp(written: string): string {
  return new TextDecoder('iso-2022-jp').decode(Buffer.from(written.replace(IDLE_ESCAPE, ''), 'latin1'));
}

/** The bytes of these charsets are valid UTF-8, too, so the label decides. */
function decodeSevenBit(bytes: Uint8Array, decoder: TextDecoder | undefined): string | undefined {
  if (decoder?.encoding.startsWith('utf-16') && bytes.includes(0)) return decoder.decode(bytes);
  const written = Buffer.from(bytes).toString('latin1');
  if (!written.includes(ESCAPE)) return undefined;
  const isDeclared = decoder?.encoding === 'iso-2022-jp';
  const isUndeclared = decoder === undefined || decoder.encoding === 'windows-1252';
  const isJapanese = isUndeclared && JAPANESE_ESCAPES.some((sequence) => written.includes(sequence));
  return isDeclared || isJapanese ? decodeIso2022Jp(written) : undefined;
}

/**
 * Decodes bytes whose declared charset is often wrong: as UTF-8 if they are valid UTF-8, else in the declared
 * charset, else in windows-1252, which defines every byte.
 * @param isCut whether a bound cut the bytes, possibly within a character
 */
export function decodeCharset(bytes: Uint8Array, declared: string | undefined, isCut = false): string {
  const decoder = declared === undefined ? undefined : findDecoder(declared);
  const certain = decodeSevenBit(bytes, decoder) ?? decodeStrictUtf8(bytes, isCut);
  if (certain !== undefined) return certain;
  // Mailers write ASCII and Latin-1 labels (here windows-1252) when they do not know the charset.
  const isSpecific = decoder !== undefined && !['utf-8', 'windows-1252'].includes(decoder.encoding);
  if (isSpecific) return decoder.decode(bytes);
  return decodeDamagedUtf8(bytes) ?? windows1252.decode(bytes);
}
