import { resolveSpecificCharset } from '../charset/decode-charset.ts';
import { findCharset } from '../header.ts';
import {
  chooseAlternative,
  type FoundText,
  isBlank,
  isSufficient,
  joinTexts,
  NO_TEXT,
} from './found-text.ts';
import { decodeBody, type MimePart, readPart } from './mime-part.ts';
import { cleanName, nameAttachment, nameByType } from './part-name.ts';
import { type Protection, readProtection } from './protection.ts';
import { readText } from './read-text.ts';
import { parseMultipart } from './unparsed-multipart.ts';

/** Bounds the depth, too, as each level is a part. */
const MAX_PARTS = 300;
/** The longest text of a mail, about a book chapter. */
export const MAX_TEXT_CHARACTERS = 100_000;
/** The base64 of a mail's text parts; hidden text and blanks cost time, too, and leave no text. */
const MAX_DATA_CHARACTERS = 4 * 1024 * 1024;
/** No more is read of one part. */
const MAX_PART_CHARACTERS = 700 * 1024;
/** Types read as body text; AMP and header listings (`text/rfc822-headers`) are for programs. */
const TEXTS = new Set(['text/html', 'text/plain', 'text', 'text/enriched', 'text/richtext', 'text/markdown']);
const CALENDARS = new Set(['text/calendar', 'application/ics']);
const MAX_CALENDAR_CHARACTERS = 64 * 1024;

/**
 * The readable content of a mail. `charset`: the first specific charset that a part declares. `calendar`: the first
 * calendar part as written.
 */
export type MimeBody = {
  text: string;
  charset?: string;
  calendar?: string;
  attachments: string[];
  protection?: Protection;
  /** A part holds text that is not for reading: hidden text, encoded data. */
  isWithheld: boolean;
  /** The alternative text of pictures in HTML without text. */
  imageText: string;
};

type Walk = {
  attachments: string[];
  /** Media types of parts without a name. */
  nameless: string[];
  charset?: string | undefined;
  calendar?: string;
  protection?: Protection;
  isWithheld: boolean;
  imageText: string;
  partsLeft: number;
  charactersLeft: number;
  dataLeft: number;
};
/**
 * `isSettled`: the text is found, so only attachments are collected. `hasText`: a part before this one showed text, so
 * a named text is an attachment.
 */
type Place = { isSettled: boolean; hasText: boolean };

function isText({ mimeType }: MimePart): boolean {
  return TEXTS.has(mimeType) || mimeType.startsWith('multipart/');
}

function noteAttachment(part: MimePart, walk: Walk): FoundText {
  const name = nameAttachment(part, walk.charset);
  if (name !== '') walk.attachments.push(name);
  else walk.nameless.push(nameByType(part));
  return NO_TEXT;
}

function readLeaf(part: MimePart, walk: Walk, { isSettled, hasText }: Place): FoundText {
  // Several mailers name their body; a named text below it is a file that they show, too.
  if (!isText(part) || (part.filename !== '' && hasText)) return noteAttachment(part, walk);
  // Gmail returns the content of some named parts by another call.
  if (part.data === '') return part.filename === '' ? NO_TEXT : noteAttachment(part, walk);
  if (isSettled || walk.charactersLeft <= 0 || walk.dataLeft <= 0) return NO_TEXT;
  walk.dataLeft -= Math.min(part.data.length, MAX_PART_CHARACTERS);
  const { text, attachments, isEncrypted, isWithheld, imageText } = readText(part);
  walk.isWithheld ||= isWithheld;
  walk.imageText ||= imageText;
  walk.attachments.push(...attachments.map((name) => cleanName(name)));
  if (isEncrypted) walk.protection ??= 'encrypted';
  walk.charactersLeft -= text.length;
  return { text, isRich: part.mimeType === 'text/html' };
}

function readAlternative(part: MimePart, walk: Walk, { isSettled }: Place): FoundText {
  const found: FoundText[] = [];
  let isFound = isSettled;
  for (const child of part.parts.slice(0, MAX_PARTS)) {
    found.push(searchPart(child, walk, { isSettled: isFound, hasText: false }));
    // Converting a newsletter's HTML is by far the slowest step, and not needed beside its plain text.
    isFound ||= found.length < part.parts.length && found.some(isSufficient);
  }
  return chooseAlternative(found);
}

function readSequence(part: MimePart, walk: Walk, { isSettled, hasText }: Place): FoundText {
  const found: FoundText[] = [];
  for (const child of part.parts.slice(0, MAX_PARTS)) {
    const isBelowText = hasText || found.some(({ text }) => !isBlank(text));
    found.push(searchPart(child, walk, { isSettled, hasText: isBelowText }));
  }
  return joinTexts(found);
}

function readContent(part: MimePart, walk: Walk, place: Place): FoundText {
  const multipart = part.parts.length > 0 ? part : parseMultipart(part);
  if (multipart === undefined) return readLeaf(part, walk, place);
  const isAlternative = multipart.mimeType === 'multipart/alternative';
  return isAlternative ? readAlternative(multipart, walk, place) : readSequence(multipart, walk, place);
}

function searchPart(raw: unknown, walk: Walk, place: Place): FoundText {
  walk.partsLeft -= 1;
  const part = walk.partsLeft < 0 ? undefined : readPart(raw);
  if (part === undefined) return NO_TEXT;
  const protection = readProtection(part);
  if (protection !== undefined) walk.protection ??= protection;
  if (part.mimeType === 'multipart/encrypted') return NO_TEXT;
  if (CALENDARS.has(part.mimeType) && part.data !== '') {
    walk.calendar ??= decodeBody(part).slice(0, MAX_CALENDAR_CHARACTERS).toWellFormed();
  }
  // A mail inside a mail has another sender.
  if (part.isAttachment || part.mimeType.startsWith('message/')) return noteAttachment(part, walk);
  walk.charset ??= resolveSpecificCharset(findCharset(part.headers.get('content-type') ?? ''));
  return readContent(part, walk, place);
}

/** Reads body text and attachments from a Gmail payload, in bounded depth, number and length. */
export function readMimeBody(payload: unknown): MimeBody {
  const walk: Walk = {
    attachments: [],
    nameless: [],
    isWithheld: false,
    imageText: '',
    partsLeft: MAX_PARTS,
    charactersLeft: MAX_TEXT_CHARACTERS,
    dataLeft: MAX_DATA_CHARACTERS,
  };
  const { text } = searchPart(payload, walk, { isSettled: false, hasText: false });
  const { charset, calendar, protection } = walk;
  const isNamed = walk.attachments.length > 0 || !isBlank(text) || calendar !== undefined;
  return {
    text: text.slice(0, MAX_TEXT_CHARACTERS).toWellFormed(),
    ...(charset === undefined ? {} : { charset }),
    ...(calendar === undefined ? {} : { calendar }),
    attachments: isNamed ? walk.attachments : walk.nameless.filter((type) => type !== ''),
    ...(protection === undefined ? {} : { protection }),
    isWithheld: walk.isWithheld || protection !== undefined,
    imageText: walk.imageText.slice(0, MAX_TEXT_CHARACTERS).toWellFormed(),
  };
}
