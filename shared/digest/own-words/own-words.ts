import { toReadable } from '../../text/readable.ts';
import { hasWords } from '../summary/sentences.ts';
import { removeFooters, saysMore } from './footers.ts';
import { readHeaderBlock } from './header-block.ts';
import { isQuoted, readQuotationHead } from './quoted-lines.ts';
import { removeSignatures } from './remove-signatures.ts';
import { isReplyMark } from './reply-mark.ts';
import { isSignOff } from './sign-offs.ts';
import { isPostscript } from './signature.ts';
import { announcesWholeMail } from './whole-mail.ts';

/** Lines and characters that are read of one mail; the rest is ignored. */
const MAX_READ_CHARACTERS = 256 * 1024;
const MAX_OWN_CHARACTERS = 8_000;
const MAX_UNQUOTED_LINES = 200;
const MAX_SIGNATURE_LINES = 20;
const MAX_LINES_TO_REPLY_MARK = 3;
/** RFC 3676 puts a blank after the dashes; mail programs cut it. */
const SIGNATURE = /^--\s*$/;
/** Google Calendar's lines around what it adds to an invitation. */
const CALENDAR_FRAME = /^(?:~~\/\/~~|-::[~:]{4,200}-)\s*$/;
const UNDERLINE = /^_{20,}\s*$/;

function isSignature(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '-';
  if (SIGNATURE.test(line) || CALENDAR_FRAME.test(line)) return true;
  return UNDERLINE.test(line) && /mailing list/i.test(lines[index + 1] ?? '-');
}

/** The postscript below the signature at `index`; the number of lines when there is none. */
function skipSignature(lines: readonly string[], index: number): number {
  const below = lines.slice(index + 1, index + 1 + MAX_SIGNATURE_LINES);
  const isOther = (line: string, at: number) => {
    const head = readQuotationHead(lines, index + 1 + at);
    return isQuoted(line) || (head !== undefined && head.kind !== 'own');
  };
  const end = below.findIndex(isOther);
  const postscript = below.slice(0, end === -1 ? below.length : end).findIndex(isPostscript);
  return postscript === -1 ? lines.length : index + 1 + postscript;
}

/** Whether the line is left out by itself: a quoted line, a ticket system's mark, a repeated blank line. */
function isLeftOut(line: string, own: readonly string[]): boolean {
  if (line === '') return own.at(-1) === '';
  return isQuoted(line) || isReplyMark(line, own.length < MAX_LINES_TO_REPLY_MARK);
}

/** The lines before a signature or a quoted mail, without quoted lines and repeated blank lines. */
function listOwnLines(lines: readonly string[]): string[] {
  const own: string[] = [];
  let characters = 0;
  let readUntil = 0;
  for (let index = 0; index < lines.length && characters < MAX_OWN_CHARACTERS; index += 1) {
    const line = lines[index]?.trimEnd() ?? '';
    if (isLeftOut(line, own)) continue;
    if (line !== '' && isSignature(lines, index)) {
      index = skipSignature(lines, index) - 1;
      continue;
    }
    const head = line === '' || index < readUntil ? undefined : readQuotationHead(lines, index);
    if (head?.kind === 'rest') break;
    if (head !== undefined) readUntil = index + head.length;
    if (head?.kind === 'skipped') {
      index = readUntil - 1;
      continue;
    }
    own.push(line.replace(/^>From /, 'From '));
    characters += line.length;
  }
  return own;
}

/** The lines without marks of quotation, and without the headers of quoted mails. */
function unquote(lines: readonly string[]): string[] {
  const read = lines.slice(0, MAX_UNQUOTED_LINES).map((line) => line.replace(/^[\s>＞]+/, ''));
  const unquoted: string[] = [];
  let isAnnounced = false;
  for (let index = 0; index < read.length; index += 1) {
    const line = read[index] ?? '';
    const block = isAnnounced ? readHeaderBlock(read, index, true) : undefined;
    const head = readQuotationHead(read, index);
    isAnnounced = announcesWholeMail(read, index) || (isAnnounced && line === '');
    if (block?.isMail === true) index += block.length - 1;
    else if (head !== undefined && head.kind !== 'own') index += head.length - 1;
    else unquoted.push(line);
  }
  return unquoted;
}

function cleanLines(lines: readonly string[], sender: string): readonly string[] {
  const readable = toReadable(lines.join('\n').slice(0, MAX_OWN_CHARACTERS)).split('\n');
  return removeSignatures(removeFooters(readable), sender);
}

/** Whether the lines hold a mail with its header, as a forwarded one has. */
function holdsMail(lines: readonly string[]): boolean {
  const read = lines.slice(0, MAX_UNQUOTED_LINES);
  return read.some(
    (_, index) => announcesWholeMail(read, index) || readHeaderBlock(read, index)?.isMail === true,
  );
}

/**
 * The readable lines of a mail that its sender wrote, without quoted mails, signature, sign-off and footers. For a mail
 * that holds nothing else (a bare forward, a reply that only quotes), the quoted lines; where files are attached, only
 * those of a forward, as the files are the answer.
 * @param sender the sender's name, removed from the end of the mail
 */
export function extractOwnWords(text: string, sender: string, hasFiles = false): readonly string[] {
  const lines = text.slice(0, MAX_READ_CHARACTERS).split('\n');
  const own = cleanLines(listOwnLines(lines), sender);
  if (own.some((line) => hasWords(line) && !(hasFiles && isSignOff(line)))) return own;
  if (hasFiles && !holdsMail(lines)) return [];
  const quoted = cleanLines(unquote(lines), sender);
  // A mail that seems to be nothing but a footer is read for what else the footer says.
  return quoted.some(hasWords) ? quoted : lines.slice(0, MAX_UNQUOTED_LINES).filter(saysMore);
}
