const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const DASH = 45;

/**
 * The entities between the lines `--boundary` of a multipart body, at most `limit`; none if no such line exists. A
 * missing last line, `--boundary--`, ends the last entity at the end of the body.
 */
export function splitMultipart(body: Uint8Array, boundary: string, limit: number): Uint8Array[] {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const delimiter = Buffer.from(`--${boundary}`);
  const entities: Uint8Array[] = [];
  let start: number | undefined;
  for (let at = bytes.indexOf(delimiter); at !== -1; at = bytes.indexOf(delimiter, at + 1)) {
    const line = readDelimiterLine(bytes, at, delimiter.length);
    if (line === undefined) continue;
    if (start !== undefined) entities.push(body.subarray(start, beforeLineBreak(bytes, at, start)));
    start = line.isLast ? undefined : line.end;
    if (line.isLast || entities.length >= limit) return entities;
  }
  return start === undefined ? entities : [...entities, body.subarray(start)];
}

/** The delimiter must be a line of its own, after which only blanks are allowed. */
function readDelimiterLine(
  bytes: Buffer,
  at: number,
  length: number,
): { end: number; isLast: boolean } | undefined {
  if (at > 0 && bytes[at - 1] !== LINE_FEED) return undefined;
  const afterName = at + length;
  const isLast = bytes[afterName] === DASH && bytes[afterName + 1] === DASH;
  let end = isLast ? afterName + 2 : afterName;
  while (bytes[end] === 32 || bytes[end] === 9 || bytes[end] === CARRIAGE_RETURN) end += 1;
  if (end < bytes.length && bytes[end] !== LINE_FEED) return undefined;
  return { end: Math.min(end + 1, bytes.length), isLast };
}

/** The line break before a delimiter belongs to the delimiter. */
function beforeLineBreak(bytes: Buffer, at: number, start: number): number {
  const end = bytes[at - 2] === CARRIAGE_RETURN ? at - 2 : at - 1;
  return Math.max(start, end);
}
