import { type MimePart, readPart } from './mime-part.ts';

const MAX_READ_BYTES = 512 * 1024;
const MAX_PARTS = 20;
const MAX_HEADER_CHARACTERS = 4_000;
/** A line before the first boundary, for programs that know no MIME. */
const START =
  /^\s{0,20}(?:This is a multi-?part message[^\n]{0,200}\n\s{0,20})?--([^\s]{1,70})[ \t]{0,20}\r?\n(?=content-)/i;
const MAY_START = /^\s{0,20}(?:--|This)/i;
const MAX_FIRST_CHARACTERS = 32;
const FIELD = /^([a-z][a-z-]{0,60}):[ \t]*(.*)$/i;

function readFields(head: string): { name: string; value: string }[] {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value }];
  });
}

function decodeTransfer(body: string, encoding: string): Buffer {
  if (/^\s*base64/i.test(encoding)) return Buffer.from(body, 'base64');
  if (!/^\s*quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1');
  const read = body
    .replace(/=[ \t]{0,80}\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(read, 'latin1');
}

/** One part in the form of Gmail's MessagePart; undefined without a header. */
function readSection(section: string): unknown {
  const [blank] = /\r?\n\r?\n/.exec(section.slice(0, MAX_HEADER_CHARACTERS)) ?? [];
  if (blank === undefined) return undefined;
  const end = section.indexOf(blank);
  const headers = readFields(section.slice(0, end));
  const find = (name: string) => headers.find((field) => field.name.toLowerCase() === name)?.value ?? '';
  const contentType = find('content-type');
  const data = decodeTransfer(section.slice(end + blank.length), find('content-transfer-encoding'));
  return {
    mimeType: contentType.split(';', 1)[0] ?? '',
    filename: /\bname\s?=\s?"?([^";]{1,300})/i.exec(contentType)?.[1] ?? '',
    headers,
    body: { data: data.toString('base64url') },
  };
}

/**
 * The part as a multipart, if its text is an unparsed one: a mail that lacks or garbles its own Content-Type
 * shows boundaries and encodings. Undefined for any other text.
 */
export function parseMultipart(part: MimePart): MimePart | undefined {
  const first = Buffer.from(part.data.slice(0, MAX_FIRST_CHARACTERS), 'base64url').toString('latin1');
  if (!MAY_START.test(first)) return undefined;
  const head = Buffer.from(part.data.slice(0, 1_000), 'base64url').toString('latin1');
  const boundary = START.exec(head)?.[1];
  if (boundary === undefined) return undefined;
  const written = Buffer.from(part.data.slice(0, MAX_READ_BYTES * 2), 'base64url').toString('latin1');
  const [, ...sections] = `\n${written}`.split(`\n--${boundary}`, MAX_PARTS);
  // The first line of a section is the rest of its boundary, two hyphens behind the last one.
  const parts = sections
    .filter((section) => !section.startsWith('--'))
    .map((section) => section.replace(/^[^\n]*\n/, ''));
  const read = parts.map(readSection).filter((section) => section !== undefined);
  const types = read.map((section) => readPart(section)?.mimeType);
  const isAlternative =
    types.length > 1 &&
    types.every((type) => type?.startsWith('text/')) &&
    new Set(types).size === types.length;
  return {
    ...part,
    mimeType: isAlternative ? 'multipart/alternative' : 'multipart/mixed',
    data: '',
    parts: read,
  };
}
