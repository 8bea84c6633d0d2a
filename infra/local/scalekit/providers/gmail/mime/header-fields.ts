import { isUtf8 } from 'node:buffer';

/**
 * A field of a header section, unfolded. `isRaw`: its bytes are no UTF-8 but of a charset that the mail declares at
 * best for its body, and the value has one character per byte.
 */
export type HeaderField = { name: string; value: string; isRaw: boolean };

export type HeaderSection = { fields: HeaderField[] /** Where the body begins. */; bodyAt: number };

/** A larger section is no header: the whole is text. */
const LARGEST_BYTES = 2 * 1024 * 1024;
const MOST_FIELDS = 10_000;
const LINE_FEED = 10;
const BLANKS = [9, 32];

/** An RFC 5322 field name. Excludes mbox separator lines such as `From ada@example.com Mon ...`. */
const FIELD = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:(.*)$/s;

/** Reads the header section at the start of an entity: the lines up to the first empty one. */
export function readHeaderSection(entity: Uint8Array): HeaderSection {
  const fields: HeaderField[] = [];
  let position = 0;
  while (position < entity.length) {
    const end = endOfField(entity, position);
    if (isEmptyLine(entity, position)) return { fields, bodyAt: endOfLine(entity, position) };
    if (end > LARGEST_BYTES || fields.length > MOST_FIELDS) return { fields: [], bodyAt: 0 };
    const field = readField(entity.subarray(position, end));
    if (field !== undefined) fields.push(field);
    position = end;
  }
  return { fields, bodyAt: entity.length };
}

/** The value of the first field with that lower-case name; empty if there is none. */
export function fieldValue(fields: HeaderField[], name: string): string {
  return fields.find((field) => field.name.toLowerCase() === name)?.value ?? '';
}

/** The end of the field's last line: a line that begins with a blank continues the field. */
function endOfField(entity: Uint8Array, start: number): number {
  let end = endOfLine(entity, start);
  while (end <= LARGEST_BYTES && isContinuation(entity, end)) end = endOfLine(entity, end);
  return end;
}

function isContinuation(entity: Uint8Array, start: number): boolean {
  return BLANKS.includes(entity[start] ?? 0) && !isEmptyLine(entity, start);
}

function endOfLine(entity: Uint8Array, start: number): number {
  const end = entity.indexOf(LINE_FEED, start);
  return end === -1 ? entity.length : end + 1;
}

function isEmptyLine(entity: Uint8Array, start: number): boolean {
  return entity[start] === LINE_FEED || (entity[start] === 13 && entity[start + 1] === LINE_FEED);
}

function readField(bytes: Uint8Array): HeaderField | undefined {
  const isRaw = !isUtf8(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(isRaw ? 'latin1' : 'utf8');
  const [, name, value = ''] = FIELD.exec(text) ?? [];
  return name === undefined ? undefined : { name, value: value.replaceAll(/\r?\n/g, '').trim(), isRaw };
}
