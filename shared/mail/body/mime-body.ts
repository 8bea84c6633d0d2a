import { composeText } from '../../text/compose-text.ts';
import { toOneLine } from '../../text/readable.ts';
import { resolveSpecificCharset } from '../charset/decode-charset.ts';
import { decodeEncodedWords } from '../encoded-word.ts';
import { findCharset } from '../header.ts';
import { decodeBody, type MimePart, readPart, readText } from './mime-part.ts';

/** Bounds the depth, too, as each level is a part. */
const MAX_PARTS = 300;
/** The longest text of a mail, about a book chapter. */
const MAX_TEXT_CHARACTERS = 100_000;
const MAX_FILENAME_CHARACTERS = 300;
/** Types read as body text; calendar data, AMP and header listings (`text/rfc822-headers`) are for programs. */
const PLAIN = new Set(['text/plain', 'text', 'text/enriched', 'text/markdown']);

const CALENDAR = new Set(['text/calendar', 'application/ics']);
const MAX_CALENDAR_CHARACTERS = 64 * 1024;

/**
 * The readable content of a mail. `charset`: the first specific charset that a part declares. `calendar`: the first
 * calendar part as written.
 */
export type MimeBody = {
  text: string;
  charset: string | undefined;
  calendar?: string;
  attachments: string[];
};

type Walk = {
  attachments: string[];
  charset: string | undefined;
  calendar: string | undefined;
  partsLeft: number;
  charactersLeft: number;
};
/** `isRich`: converted from HTML, so a plain alternative is preferred. */
type Found = { text: string; isRich: boolean };

const NOTHING: Found = { text: '', isRich: false };

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The parts of an alternative are one text in several forms, mostly the plain one first. */
function chooseAlternative(found: readonly Found[]): Found {
  const readable = found.filter(({ text }) => !isBlank(text));
  return readable.find(({ isRich }) => !isRich) ?? readable.at(-1) ?? NOTHING;
}

function joinFound(found: readonly Found[]): Found {
  const readable = found.filter(({ text }) => !isBlank(text));
  return {
    text: readable.map(({ text }) => text).join('\n\n'),
    isRich: readable.some(({ isRich }) => isRich),
  };
}

function readLeaf(part: MimePart, walk: Walk): Found {
  const isRich = part.mimeType === 'text/html';
  const isText = isRich || PLAIN.has(part.mimeType) || part.mimeType.startsWith('multipart/');
  if (!isText || part.data === '' || walk.charactersLeft <= 0) return NOTHING;
  const text = readText(part);
  walk.charactersLeft -= text.length;
  return { text, isRich };
}

/** @param isSettled whether the text is found, so that only attachments are collected */
function searchPart(raw: unknown, walk: Walk, isSettled = false): Found {
  walk.partsLeft -= 1;
  const part = walk.partsLeft < 0 ? undefined : readPart(raw);
  if (part === undefined) return NOTHING;
  if (CALENDAR.has(part.mimeType) && part.data !== '') {
    walk.calendar ??= decodeBody(part).slice(0, MAX_CALENDAR_CHARACTERS).toWellFormed();
  }
  if (part.isAttachment) {
    const name = composeText(
      toOneLine(decodeEncodedWords(part.filename.slice(0, MAX_FILENAME_CHARACTERS), walk.charset)),
    );
    if (name !== '') walk.attachments.push(name);
    return NOTHING;
  }
  walk.charset ??= resolveSpecificCharset(findCharset(part.headers.get('content-type') ?? ''));
  // A mail inside a mail has another sender.
  if (part.mimeType.startsWith('message/')) return NOTHING;
  if (part.parts.length === 0) return isSettled ? NOTHING : readLeaf(part, walk);
  const isAlternative = part.mimeType === 'multipart/alternative';
  const found: Found[] = [];
  for (const child of part.parts) {
    // Converting a newsletter's HTML is by far the slowest step, and not needed beside its plain text.
    const isFound = isAlternative && found.some(({ text, isRich }) => !isRich && !isBlank(text));
    found.push(searchPart(child, walk, isSettled || isFound));
  }
  return isAlternative ? chooseAlternative(found) : joinFound(found);
}

/** Reads body text and attachment names from a Gmail payload, in bounded depth, number and length. */
export function readMimeBody(payload: unknown): MimeBody {
  const walk: Walk = {
    attachments: [],
    charset: undefined,
    calendar: undefined,
    partsLeft: MAX_PARTS,
    charactersLeft: MAX_TEXT_CHARACTERS,
  };
  const { text } = searchPart(payload, walk);
  const { calendar, charset, attachments } = walk;
  return {
    text: text.slice(0, MAX_TEXT_CHARACTERS).toWellFormed(),
    charset,
    ...(calendar === undefined ? {} : { calendar }),
    attachments,
  };
}
