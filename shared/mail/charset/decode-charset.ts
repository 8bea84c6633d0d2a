import { TextDecoder } from 'node:util';
import { decodeJohab } from './johab.ts';
import { resolveCharset } from './resolve-charset.ts';
import { decodeSevenBit } from './seven-bit.ts';
import { decodeSingleByte, isSingleByte } from './single-byte.ts';

const windows1252 = new TextDecoder('windows-1252');
/** In place of a text whose letters are not known: the letters of another charset would be a lie. */
const UNREADABLE = '\ufffd';
/** Labels that mailers write when they do not know the charset, and charsets without 8-bit bytes. */
const VAGUE = new Set(['utf-8', 'windows-1252', 'utf-7', 'utf-32', 'hz', 'iso-2022']);

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

/** Decodes 8-bit bytes in a charset that `resolveSpecificCharset` returned. */
export function decodeEightBit(bytes: Uint8Array, charset: string): string {
  if (charset === 'unreadable') return UNREADABLE;
  if (charset === 'johab') return decodeJohab(bytes);
  return isSingleByte(charset) ? decodeSingleByte(bytes, charset) : new TextDecoder(charset).decode(bytes);
}

/** The charset of a label if it says more than that the text is UTF-8, ASCII or Latin-1. */
export function resolveSpecificCharset(label: string | undefined): string | undefined {
  const charset = label === undefined ? undefined : resolveCharset(label);
  return charset === undefined || VAGUE.has(charset) ? undefined : charset;
}

/**
 * Decodes bytes whose declared charset is often wrong: as UTF-8 if they are valid UTF-8, else in the declared
 * charset, else in windows-1252, which defines every byte.
 * @param isCut whether a bound cut the bytes, possibly within a character
 */
export function decodeCharset(bytes: Uint8Array, declared: string | undefined, isCut = false): string {
  const charset = declared === undefined ? undefined : resolveCharset(declared);
  const certain = decodeSevenBit(bytes, charset) ?? decodeStrictUtf8(bytes, isCut);
  if (certain !== undefined) return certain;
  if (charset !== undefined && !VAGUE.has(charset)) return decodeEightBit(bytes, charset);
  return decodeDamagedUtf8(bytes) ?? windows1252.decode(bytes);
}
