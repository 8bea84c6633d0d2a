import { TextDecoder } from 'node:util';
import { decodeIso2022 } from './iso-2022.ts';
import { decodeUtf32 } from './utf-32.ts';

const ESCAPE = '\u001b';
const SHIFT_OUT = '\u000e';
/** ISO-2022-JP escapes that switch to a two-byte set, and the header of ISO-2022-KR. */
const UNDECLARED = ['$@', '$B', '$(', '$)C'].map((code) => ESCAPE + code);

function hasUndeclaredSwitch(written: string): boolean {
  return UNDECLARED.some((sequence) => written.includes(sequence));
}

const ASCII = /^\p{ASCII}*$/u;

/** The base64 of UTF-7 (RFC 2152), whose `-` is no text. */
const SHIFTED = /\+([A-Za-z0-9+/]*)(-?)/g;

function decodeShifted(base64: string): string | undefined {
  const bytes = Buffer.from(base64, 'base64');
  const units = bytes.length >> 1;
  // Six bits each: what is left of the last unit must be fewer bits than one, all zero.
  const rest = base64.length * 6 - units * 16;
  const last = Buffer.from(`${base64.at(-1) ?? ''}A`, 'base64')[0] ?? 0;
  if (units === 0 || rest >= 6 || ((last >> 2) & ((1 << rest) - 1)) !== 0) return undefined;
  return new TextDecoder('utf-16be').decode(bytes.subarray(0, units * 2));
}

function decodeUtf7(written: string): string {
  return written.replace(SHIFTED, (whole, base64: string, end: string) => {
    if (base64 === '') return end === '' ? whole : '+';
    return decodeShifted(base64) ?? whole;
  });
}

/** GB 2312 between `~{` and `~}` (RFC 1843); a line that does not close them ends in ASCII. */
const HZ = /~\{((?:[!-}][!-~])*)(?:~\}|(?=[^!-~]|$))|~~|~\r?\n/g;

function decodeHz(written: string): string {
  return written.replace(HZ, (whole, pairs: string | undefined) => {
    if (pairs === undefined) return whole === '~~' ? '~' : '';
    const bytes = Uint8Array.from(pairs, (byte) => byte.charCodeAt(0) | 0x80);
    return new TextDecoder('gbk').decode(bytes);
  });
}

/** The byte order that the mark states, else the label, else where the zeros of ASCII stand. */
function decodeUtf16(bytes: Uint8Array, charset: string): string {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  const isBig = charset === 'utf-16be' || (first === 0 && second !== 0);
  return new TextDecoder(isBig ? 'utf-16be' : 'utf-16le').decode(bytes);
}

/**
 * Decodes the charsets whose bytes are valid UTF-8, too, so that their label or their escapes decide. Undefined where
 * the bytes do not look like the charset: Gmail converts text to UTF-8 and leaves the label.
 */
export function decodeSevenBit(bytes: Uint8Array, charset: string | undefined): string | undefined {
  const wide = charset === 'utf-32' && bytes.includes(0) ? decodeUtf32(bytes) : undefined;
  if (wide !== undefined) return wide;
  if (charset?.startsWith('utf-16') && (bytes.includes(0) || (bytes[0] ?? 0) >= 0xfe)) {
    return decodeUtf16(bytes, charset);
  }
  const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const isSwitched = written.includes(ESCAPE) || written.includes(SHIFT_OUT);
  if (charset === 'iso-2022' && isSwitched) return decodeIso2022(written);
  if (!isSwitched && !/[+~]/.test(written)) return undefined;
  const isVague = charset === undefined || charset === 'windows-1252';
  if (isVague && hasUndeclaredSwitch(written)) return decodeIso2022(written);
  if (!ASCII.test(written)) return undefined;
  if (charset === 'utf-8' && hasUndeclaredSwitch(written)) return decodeIso2022(written);
  if (charset === 'utf-7' && written.includes('+')) return decodeUtf7(written);
  const isChinese = charset === 'hz' || charset === 'gbk';
  return isChinese && written.includes('~{') ? decodeHz(written) : undefined;
}
