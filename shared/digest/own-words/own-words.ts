import { toReadable } from '../../text/readable.ts';
import { hasWords } from '../summary/sentences.ts';
import { countAttributionLines, isQuotationHead, isQuoted, startsWholeMail } from './quotation.ts';
import { removeSignOff } from './sign-offs.ts';

/** Lines and characters that are read of one mail; the rest is ignored. */
const MAX_READ_CHARACTERS = 256 * 1024;
const MAX_OWN_CHARACTERS = 8_000;
const MAX_UNQUOTED_LINES = 200;
/** RFC 3676 puts a blank after the dashes; mail programs cut it. */
const SIGNATURE = /^--\s*$/;
const UNDERLINE = /^_{20,}\s*$/;

function isSignature(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '-';
  return SIGNATURE.test(line) || (UNDERLINE.test(line) && /mailing list/i.test(lines[index + 1] ?? '-'));
}

function endsOwnWords(lines: readonly string[], index: number): boolean {
  if (isSignature(lines, index) || startsWholeMail(lines, index)) return true;
  const attribution = countAttributionLines(lines, index);
  if (attribution === 0) return false;
  // Above lines without `>` marks, the quoted mail begins here and has no recognisable end.
  const after = lines.slice(index + attribution, index + attribution + 3).find((line) => line.trim() !== '');
  return after !== undefined && !isQuoted(after);
}

/** The lines before a signature or a quoted mail, without quoted lines and repeated blank lines. */
function listOwnLines(lines: readonly string[]): string[] {
  const own: string[] = [];
  let characters = 0;
  for (let index = 0; index < lines.length && characters < MAX_OWN_CHARACTERS; index += 1) {
    const line = lines[index]?.trimEnd() ?? '';
    if (isQuoted(line) || (line === '' && own.at(-1) === '')) continue;
    if (line !== '' && endsOwnWords(lines, index)) break;
    const attribution = line === '' ? 0 : countAttributionLines(lines, index);
    if (attribution > 0) {
      index += attribution - 1;
      continue;
    }
    own.push(line.replace(/^>From /, 'From '));
    characters += line.length;
  }
  return own;
}

function unquote(lines: readonly string[]): string[] {
  const read = lines.slice(0, MAX_UNQUOTED_LINES).map((line) => line.replace(/^[\s>]+/, ''));
  return read.filter((line, index) => !isQuotationHead(line) && countAttributionLines(read, index) === 0);
}

/**
 * The readable lines of a mail that its sender wrote, without quoted mails, signature and sign-off. For a mail that
 * holds nothing else (a bare forward, a reply that only quotes), the quoted lines.
 * @param sender the sender's name, removed from the end of the mail
 */
export function extractOwnWords(text: string, sender: string): readonly string[] {
  const lines = text.slice(0, MAX_READ_CHARACTERS).split('\n');
  const own = listOwnLines(lines);
  const words = own.some(hasWords) ? own : unquote(lines);
  return removeSignOff(toReadable(words.join('\n').slice(0, MAX_OWN_CHARACTERS)).split('\n'), sender);
}
