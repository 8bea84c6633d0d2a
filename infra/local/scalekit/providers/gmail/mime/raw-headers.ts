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

/** The index after the line that begins at `start`, line feed included. */
function endOfLine(raw: Uint8Array, start: number): number {
  const end = raw.indexOf(LINE_FEED, start);
  return end === -1 ? raw.length : end + 1;
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === CARRIAGE_RETURN || byte === LINE_FEED);
}

/**
 * Converts header lines of raw 8-bit bytes to UTF-8. Such headers are invalid but occur. The parser reads headers as
 * UTF-8 and would replace each of these bytes.
 */
export function convertHeadersToUtf8(raw: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = [];
  let position = 0;
  let isUnchanged = true;
  while (position < raw.length) {
    const line = raw.subarray(position, endOfLine(raw, position));
    if (isBlank(line)) break;
    const isValid = isUtf8(line);
    lines.push(isValid ? line : Buffer.from(new TextDecoder('windows-1252').decode(line)));
    isUnchanged &&= isValid;
    position += line.length;
  }
  return isUnchanged ? raw : Buffer.concat([...lines, raw.subarray(position)]);
}
