const EQUALS = 61;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** Of base64 with padding between; the rest is omitted. */
const MOST_PIECES = 100_000;

/** Undoes a Content-Transfer-Encoding. Content in any other encoding is returned as it is. */
export function decodeTransfer(content: Uint8Array, encoding: string): Uint8Array {
  const [, name] = /^["']?([\w-]+)/.exec(encoding.trim().toLowerCase()) ?? [];
  if (name === 'base64') return decodeBase64(content);
  return name === 'quoted-printable' ? decodeQuotedPrintable(content) : content;
}

/** Buffer ignores line breaks and other characters, and stops at padding, after which some mailers go on. */
function decodeBase64(content: Uint8Array): Uint8Array {
  const text = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  const padding = text.indexOf('=');
  if (padding === -1 || !/[\w+/]/.test(text.slice(padding))) return Buffer.from(text, 'base64');
  return Buffer.concat(text.split(/=+/, MOST_PIECES).map((piece) => Buffer.from(piece, 'base64')));
}

function decodeQuotedPrintable(content: Uint8Array): Uint8Array {
  const decoded = Buffer.allocUnsafe(content.length);
  let size = 0;
  let position = 0;
  while (position < content.length) {
    const byte = content[position] ?? 0;
    const softBreak = byte === EQUALS ? endOfSoftBreak(content, position + 1) : undefined;
    const escaped = byte === EQUALS ? hexByteAt(content, position + 1) : undefined;
    if (softBreak === undefined) {
      decoded[size] = escaped ?? byte;
      size += 1;
    }
    position = softBreak ?? position + (escaped === undefined ? 1 : 3);
  }
  return decoded.subarray(0, size);
}

/** `=` at the end of a line continues it; blanks that were added after it do not count. */
function endOfSoftBreak(content: Uint8Array, start: number): number | undefined {
  let position = start;
  while (content[position] === 32 || content[position] === 9) position += 1;
  if (position >= content.length || content[position] === LINE_FEED) return position + 1;
  const isBreak = content[position] === CARRIAGE_RETURN && content[position + 1] === LINE_FEED;
  return isBreak ? position + 2 : undefined;
}

function hexByteAt(content: Uint8Array, at: number): number | undefined {
  const high = hexDigit(content[at]);
  const low = hexDigit(content[at + 1]);
  return high === undefined || low === undefined ? undefined : high * 16 + low;
}

function hexDigit(code = 0): number | undefined {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : undefined;
}
