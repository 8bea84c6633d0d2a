import { fieldValue, type HeaderField, readHeaderSection } from './header-fields.ts';
import { splitMultipart } from './multipart.ts';
import { fileNameOf, parseStructuredValue, type StructuredValue } from './structured-value.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** One MIME entity. */
export type MimeNode = {
  fields: HeaderField[];
  type: StructuredValue;
  disposition: StructuredValue;
  filename: string;
  /** Transfer-decoded; a multipart that has parts has no content of its own. */
  content: Uint8Array;
  /** The parts of a multipart, or the mail that is attached as a whole. */
  children: MimeNode[];
};

/** Deeper parts are omitted: the client's protobuf reader stops at 100 levels, and each part uses four. */
const MAX_DEPTH = 16;
/** Of one mail; further parts are omitted. */
const MAX_PARTS = 1_000;
const nothing = new Uint8Array();

type Walk = { partsLeft: number };

/** Parses the MIME structure of a mail, in time and memory that are linear in its size. */
export function parseMimeTree(raw: Uint8Array): MimeNode {
  return parseEntity(raw, { partsLeft: MAX_PARTS }, 0, 'text/plain');
}

function parseEntity(entity: Uint8Array, walk: Walk, depth: number, defaultType: string): MimeNode {
  walk.partsLeft -= 1;
  const { fields, bodyAt } = readHeaderSection(entity);
  const type = parseStructuredValue(fieldValue(fields, 'content-type') || defaultType);
  const disposition = parseStructuredValue(fieldValue(fields, 'content-disposition'));
  const described = { fields, type, disposition, filename: fileNameOf(type, disposition) };
  const body = entity.subarray(bodyAt);
  if (type.value.startsWith('multipart/')) {
    const children = parseParts(body, type, walk, depth);
    // Without a part, a multipart is the text that it has.
    return { ...described, children, content: children.length > 0 || depth >= MAX_DEPTH ? nothing : body };
  }
  const content = decodeTransfer(body, fieldValue(fields, 'content-transfer-encoding'));
  const isMail = type.value === 'message/rfc822' && depth < MAX_DEPTH && walk.partsLeft > 0;
  return {
    ...described,
    content,
    children: isMail ? [parseEntity(content, walk, depth + 1, 'text/plain')] : [],
  };
}

function parseParts(body: Uint8Array, type: StructuredValue, walk: Walk, depth: number): MimeNode[] {
  const boundary = type.parameters.get('boundary') ?? '';
  if (boundary === '' || depth >= MAX_DEPTH) return [];
  const defaultType = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const parts: MimeNode[] = [];
  for (const entity of splitMultipart(body, boundary, walk.partsLeft)) {
    if (walk.partsLeft > 0) parts.push(parseEntity(entity, walk, depth + 1, defaultType));
  }
  return parts;
}
