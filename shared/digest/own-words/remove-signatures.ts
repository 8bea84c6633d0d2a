import { isRule } from './plain-line.ts';
import { removeGreeting } from './salutations.ts';
import { isSignOff } from './sign-offs.ts';
import { isMostlyCapitals, isNotice, isOwnText, isPhrase, isSignatureLine } from './signature.ts';

/** A signature has a name, a title, a firm, numbers; more lines than this are text. */
const MAX_SIGNATURE_LINES = 16;
/** Blanks and punctuation around a name, and a name that is written twice. */
const MAX_TITLE_CHARACTERS = 10;

/** What separates a name from the title in the same line. */
const BAR = /[|,•·/]|\s[–—-]\s/;

function listNames(text: string): string[] {
  return Array.from(text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu), ([word]) => word);
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** The end of the paragraph that begins at `start`. */
function findEnd(lines: readonly string[], start: number): number {
  const end = lines.findIndex((line, index) => index > start && isBlank(line));
  return end === -1 ? lines.length : end;
}

function isName(line: string, names: readonly string[]): boolean {
  const text = line.trim();
  if (text === '' || text.length > names.join(' ').length + MAX_TITLE_CHARACTERS) return false;
  const words = listNames(text);
  return words.length > 0 && words.every((word) => names.includes(word));
}

/** Whether the line holds the sender's name alone, apart from the text above it, and not as one of a list. */
function isSenderName(lines: readonly string[], index: number, names: readonly string[]): boolean {
  const line = lines[index] ?? '';
  if (!isName(line, names)) return false;
  const above = lines[index - 1] ?? '';
  const isLast = lines.slice(index + 1, index + 1 + MAX_SIGNATURE_LINES).every(isBlank);
  const isApart = isBlank(above) || line.trim().includes(' ') || isLast;
  return isApart && !/[:：]\s*$/.test(lines.slice(Math.max(index - 2, 0), index).join('\n'));
}

/** Whether a rule with the sender's name below it begins a signature: alone, beside a title, or as the firm's. */
function isRuleAboveName(lines: readonly string[], index: number, names: readonly string[]): boolean {
  if (!isRule(lines[index] ?? '')) return false;
  const below = lines.slice(index + 1, index + 4);
  const namesFirm = (line: string) =>
    isMostlyCapitals(line) && listNames(line).some((word) => word.length > 2 && names.includes(word));
  return below.some((line) => isName(line.split(BAR)[0] ?? '', names) || namesFirm(line));
}

/**
 * Where own words go on below a signature's first line at `index`: the number of lines when they do not, -1 when it is
 * no signature.
 * @param isSigned whether that line is a sign-off; below a mere name, other lines may belong to the text
 */
function findOwnText(lines: readonly string[], index: number, isSigned: boolean): number {
  let signed = 0;
  for (let at = index + 1; at < lines.length && signed <= MAX_SIGNATURE_LINES; ) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    if (at > index + 1 && isPhrase(lines[at] ?? '', signed)) return isSigned || signed === 0 ? at : -1;
    const end = findEnd(lines, at);
    const paragraph = lines.slice(at, Math.min(end, at + MAX_SIGNATURE_LINES + 2));
    const own = paragraph.findIndex((line) => !isSignatureLine(line));
    const above = own === -1 ? paragraph.length : own;
    const linesAbove = { attached: above, all: signed };
    if (own !== -1 && !isNotice(paragraph)) {
      if (isOwnText(paragraph.slice(own), linesAbove)) return at + own;
      if (!isSigned) return -1;
    }
    signed += above;
    at = end;
  }
  return signed > MAX_SIGNATURE_LINES ? -1 : lines.length;
}

/** The line after the signature that begins at `index`; -1 when none begins there. */
function findSignatureEnd(lines: readonly string[], index: number, names: readonly string[]): number {
  const line = lines[index] ?? '';
  const isSigned = isSignOff(line);
  if (!isSigned && !isRuleAboveName(lines, index, names) && !isSenderName(lines, index, names)) return -1;
  const end = findOwnText(lines, index, isSigned);
  // Words right below belong to the sentence that the thanks begin.
  if (isSigned) return end === index + 1 && end < lines.length ? -1 : end;
  return end === lines.length || lines.slice(index + 1, Math.max(end, 0)).every(isBlank) ? end : -1;
}

/**
 * Removes sign-offs (`Best regards,`) with the signature below them, and the sender's name. Own words that go on below,
 * such as `P.S. …`, stay.
 */
export function removeSignatures(lines: readonly string[], sender: string): readonly string[] {
  const names = listNames(sender);
  const kept: string[] = [];
  let hasBegun = false;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const isThanks = !hasBegun && isSignOff(line);
    const end: number = hasBegun || isThanks ? findSignatureEnd(lines, index, names) : -1;
    // Thanks that open the mail are its words; a signature may stand below them.
    if (end === -1 || isThanks) kept.push(line);
    hasBegun ||= end === -1 && /[\p{L}\p{N}]/u.test(removeGreeting(line));
    if (end === -1) continue;
    hasBegun = true;
    if (kept.at(-1) !== '') kept.push('');
    index = end - 1;
    while (isBlank(lines[index + 1]) && index + 1 < lines.length) index += 1;
  }
  return kept;
}
