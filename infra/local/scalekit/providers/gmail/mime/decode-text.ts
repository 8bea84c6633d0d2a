import { isAscii, isUtf8 } from 'node:buffer';

/** Labels that mailers put on UTF-8 and on other charsets alike, and one that leaves the charset open. */
const vagueLabels = new Set(['', 'us-ascii', 'ascii', 'ansi_x3.4-1968', 'utf8', 'utf-8', 'x-user-defined']);

/**
 * The bytes of a text part as UTF-8. A known, specific label decides, unless the bytes are UTF-8 already. Under any
 * other label the bytes stay as they are, so that the mail's reader decides.
 */
export function toUtf8(bytes: Uint8Array, charset: string): Buffer {
  const decoder = isPlainlyUtf8(bytes) ? undefined : decoderFor(charset);
  return decoder === undefined
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    : Buffer.from(decoder.decode(bytes));
}

/** Text of another charset is hardly ever valid UTF-8 beyond ASCII, which UTF-16 and the ISO-2022 charsets resemble. */
function isPlainlyUtf8(bytes: Uint8Array): boolean {
  return !isAscii(bytes) && !bytes.includes(0) && isUtf8(bytes);
}

/** The text of a part for searches: bytes that are no UTF-8 are read as windows-1252, which can decode every byte. */
export function readText(bytes: Uint8Array): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}

function decoderFor(charset: string): InstanceType<typeof TextDecoder> | undefined {
  const label = charset.trim().toLowerCase();
  if (vagueLabels.has(label)) return undefined;
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
