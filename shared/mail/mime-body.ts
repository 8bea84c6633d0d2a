import { toOneLine } from '../text/readable.ts';
import { decodeEncodedWords } from './encoded-word.ts';
import { type MimePart, readPart, textOfPart } from './mime-part.ts';

/** Bounds the depth, too: each level is a part. */
const MAX_PARTS = 300;
/** The longest text of a mail; a book chapter has as much. */
const MAX_TEXT_CHARACTERS = 100_000;
const MAX_FILENAME_CHARACTERS = 300;
/** What is read as body text; calendar data, AMP and header listings (`text/rfc822-headers`) are not for people. */
const PLAIN = new Set(['text/plain', 'text', 'text/enriched', 'text/markdown']);

/** The readable content of a mail. */
export type MimeBody = { text: string; attachments: string[] };

type Walk = { attachments: string[]; partsLeft: number; charactersLeft: number };
/** `isRich`: made of HTML, so that a plain alternative beside it is preferred. */
type Found = { text: string; isRich: boolean };

const NOTHING: Found = { text: '', isRich: false };

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** An alternative's parts are one text in several forms, mostly the plain one first. */
function alternative(found: readonly Found[]): Found {
  const readable = found.filter(({ text }) => !isBlank(text));
  return readable.find(({ isRich }) => !isRich) ?? readable.at(-1) ?? NOTHING;
}

function joined(found: readonly Found[]): Found {
  const readable = found.filter(({ text }) => !isBlank(text));
  return {
    text: readable.map(({ text }) => text).join('\n\n'),
    isRich: readable.some(({ isRich }) => isRich),
  };
}

function leaf(part: MimePart, walk: Walk): Found {
  const isRich = part.mimeType === 'text/html';
  const isText = isRich || PLAIN.has(part.mimeType) || part.mimeType.startsWith('multipart/');
  if (!isText || part.data === '' || walk.charactersLeft <= 0) return NOTHING;
  const text = textOfPart(part);
  walk.charactersLeft -= text.length;
  return { text, isRich };
}

/** @param isSettled the text is found already, and only attachments are still of interest */
function search(raw: unknown, walk: Walk, isSettled = false): Found {
  walk.partsLeft -= 1;
  const part = walk.partsLeft < 0 ? undefined : readPart(raw);
  if (part === undefined) return NOTHING;
  if (part.isAttachment) {
    const name = toOneLine(decodeEncodedWords(part.filename.slice(0, MAX_FILENAME_CHARACTERS)));
    if (name !== '') walk.attachments.push(name);
    return NOTHING;
  }
  // A mail within a mail speaks for somebody else.
  if (part.mimeType.startsWith('message/')) return NOTHING;
  if (part.parts.length === 0) return isSettled ? NOTHING : leaf(part, walk);
  const isAlternative = part.mimeType === 'multipart/alternative';
  const found: Found[] = [];
  for (const child of part.parts) {
    // Converting a newsletter's HTML takes far longer than everything else, and its plain text is there.
    const isFound = isAlternative && found.some(({ text, isRich }) => !isRich && !isBlank(text));
    found.push(search(child, walk, isSettled || isFound));
  }
  return isAlternative ? alternative(found) : joined(found);
}

/** The body text and the attachments' names of a Gmail payload, in bounded depth, number and length. */
export function readMimeBody(payload: unknown): MimeBody {
  const walk = { attachments: [], partsLeft: MAX_PARTS, charactersLeft: MAX_TEXT_CHARACTERS };
  const { text } = search(payload, walk);
  return { text: text.slice(0, MAX_TEXT_CHARACTERS).toWellFormed(), attachments: walk.attachments };
}
