import { toReadable } from '../../text/readable.ts';
import { attributionLength, beginsWholeMail, isQuotationHead, isQuoted } from './quotation.ts';
import { withoutClosing } from './salutations.ts';
import { hasWords } from './sentences.ts';

/** What is read of one mail for a digest; a text that has said nothing by then will not fit in a gist. */
const MAX_READ_CHARACTERS = 256 * 1024;
const MAX_OWN_CHARACTERS = 8_000;
const MAX_UNQUOTED_LINES = 200;
/** Mail programs cut the blank after the dashes, RFC 3676 wants it. */
const SIGNATURE = /^--\s*$/;
const UNDERLINE = /^_{20,}\s*$/;

function isSignature(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '-';
  return SIGNATURE.test(line) || (UNDERLINE.test(line) && /mailing list/i.test(lines[index + 1] ?? '-'));
}

function isEndOfOwn(lines: readonly string[], index: number): boolean {
  if (isSignature(lines, index) || beginsWholeMail(lines, index)) return true;
  const attribution = attributionLength(lines, index);
  if (attribution === 0) return false;
  // Over lines without marks it tells where the quoted mail begins, and nothing tells where that ends.
  const after = lines.slice(index + attribution, index + attribution + 3).find((line) => line.trim() !== '');
  return after !== undefined && !isQuoted(after);
}

/** The lines before a signature or a quoted mail, without those that quote; blank ones once in a row. */
function ownLines(lines: readonly string[]): string[] {
  const own: string[] = [];
  let characters = 0;
  for (let index = 0; index < lines.length && characters < MAX_OWN_CHARACTERS; index += 1) {
    const line = lines[index]?.trimEnd() ?? '';
    if (isQuoted(line) || (line === '' && own.at(-1) === '')) continue;
    if (line !== '' && isEndOfOwn(lines, index)) break;
    const attribution = line === '' ? 0 : attributionLength(lines, index);
    if (attribution > 0) {
      index += attribution - 1;
      continue;
    }
    own.push(line.replace(/^>From /, 'From '));
    characters += line.length;
  }
  return own;
}

function unquoted(lines: readonly string[]): string[] {
  const read = lines.slice(0, MAX_UNQUOTED_LINES).map((line) => line.replace(/^[\s>]+/, ''));
  return read.filter((line, index) => !isQuotationHead(line) && attributionLength(read, index) === 0);
}

/**
 * The readable lines of a mail that its sender wrote, without quoted mails, signature and leave-taking. A mail
 * that consists of nothing else (a bare forward, a reply that only quotes) speaks through what it quotes.
 * @param sender the sender's name, which is no news at the end of the mail
 */
export function ownWords(text: string, sender: string): readonly string[] {
  const lines = text.slice(0, MAX_READ_CHARACTERS).split('\n');
  const own = ownLines(lines);
  const words = own.some(hasWords) ? own : unquoted(lines);
  return withoutClosing(toReadable(words.join('\n').slice(0, MAX_OWN_CHARACTERS)).split('\n'), sender);
}
