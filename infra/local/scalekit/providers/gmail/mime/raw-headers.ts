const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Where the line ends that begins at `start`; the line feed belongs to it. */
function endOfLine(raw: Uint8Array, start: number): number {
  const end = raw.indexOf(LINE_FEED, start);
  return end === -1 ? raw.length : end + 1;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === CARRIAGE_RETURN || byte === LINE_FEED);
}

/**
 * The mail with header lines in UTF-8 that were raw bytes of an 8-bit charset, which no header may hold and some
 * do. The parser takes every header for UTF-8 and would make each such letter a replacement character.
 */
export function withHeadersInUtf8(raw: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = [];
  let position = 0;
  let isWhole = true;
  while (position < raw.length) {
    const line = raw.subarray(position, endOfLine(raw, position));
    if (isBlank(line)) break;
    const isKept = isUtf8(line);
    lines.push(isKept ? line : Buffer.from(new TextDecoder('windows-1252').decode(line)));
    isWhole &&= isKept;
    position += line.length;
  }
  return isWhole ? raw : Buffer.concat([...lines, raw.subarray(position)]);
}
