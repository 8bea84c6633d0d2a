export type Entry = Record<string, unknown> & {
  user: string;
  sequence: number;
  hash: string;
  previousHash: string;
  sealedAt: string;
};
export type Proof = {
  day: string;
  sequence: number;
  index: number;
  path: { side: string; hash: string }[];
};
export type Root = { statement: string; signature: string; keyId: string; algorithm: string };
export type Statement = {
  type: string;
  day: string;
  leaves: number;
  merkleRoot: string;
  previousRootHash: string;
};
export type Page = {
  format: string;
  user: string;
  entries: Entry[];
  proofs: Proof[];
  roots: Root[];
  /** Where the next page begins; absent on the last one. */
  next?: string;
};

type Check = (value: unknown) => boolean;
type Members = Record<string, Check>;

/** More than the format has; a deeper value would exhaust the stack. */
const MOST_DEPTH = 8;

const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasMembers =
  (members: Members): Check =>
  (value) =>
    isRecord(value) && Object.entries(members).every(([name, check]) => check(value[name]));
const hasOnly =
  (members: Members): Check =>
  (value) =>
    hasMembers(members)(value) && Object.keys(Object(value)).every((name) => Object.hasOwn(members, name));

const pageMembers: Members = {
  format: (value) => value === 'onbehalf-activity/1',
  user: isText,
  // An entry may have more members: its hash covers each of them.
  entries: isListOf(
    hasMembers({ user: isText, sequence: isCount, hash: isText, previousHash: isText, sealedAt: isText }),
  ),
  proofs: isListOf(
    hasOnly({
      ...{ day: isText, sequence: isCount, index: isCount },
      path: isListOf(hasOnly({ side: isText, hash: isText })),
    }),
  ),
  roots: isListOf(hasOnly({ statement: isText, signature: isText, keyId: isText, algorithm: isText })),
  next: (value) => value === undefined || isText(value),
};

export const isStatement = hasOnly({
  ...{ type: isText, day: isText, leaves: isCount, merkleRoot: isText, previousRootHash: isText },
}) as (value: unknown) => value is Statement;

/** The page that a file has. @throws Error that says why the file is none */
export function readPage(bytes: Uint8Array): Page {
  // `ignoreBOM` keeps a byte-order mark, which is no JSON.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error('it is no JSON object');
  if (!isPlain(value, MOST_DEPTH)) throw new Error('it has a value of a kind that no export has');
  if (withoutBlanks(text) !== JSON.stringify(value))
    throw new Error('a member stands in it twice, or a number is not written as the format writes it');
  const wrong = Object.entries(pageMembers).find(([name, check]) => !check(value[name]));
  if (wrong !== undefined) throw new Error(`its member ${wrong[0]} is missing, or not as the format has it`);
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(pageMembers, name));
  if (unknown !== undefined) throw new Error(`the format has no member ${JSON.stringify(unknown)}`);
  return value as Page;
}

/** Texts, whole numbers, booleans, and lists and objects of such. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value !== 'object') return typeof value !== 'number' || Number.isSafeInteger(value);
  if (value === null || depth === 0) return false;
  return Object.values(value).every((each) => isPlain(each, depth - 1));
}

/**
 * The text as `JSON.stringify` would write the same members. `JSON.parse` keeps the last of two members of one name, and
 * rounds numbers, so that a reader of the text may see something else than what was checked.
 */
function withoutBlanks(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|[ \t\r\n]+/g, (part) => {
    if (!part.startsWith('"')) return '';
    return part.includes('\\') ? JSON.stringify(JSON.parse(part)) : part;
  });
}
