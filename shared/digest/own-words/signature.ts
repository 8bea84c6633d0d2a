import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { asksForReply } from '../summary/asks.ts';
import { isBoilerplate, selectNews } from '../summary/boilerplate.ts';
import { splitParagraphs } from '../summary/sentences.ts';
import { isRule, toPlainLine } from './plain-line.ts';

const BULLET = /^\s*(?:[-*•‣·–]|\d{1,2}[.)])\s+(?=\S)/;
const QUESTION = /[?？؟;][\s"'”’»」）)!]*$/u;
const SENTENCE = /[.!…。！։۔।][\s"'”’»」）)]*$/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
/** Phone numbers, links and addresses, and lines whose parts bars separate. */
const CONTACT = /(?:\+|\b0|\()\p{Nd}[\p{Nd}\s()./·-]{5,}|https?:\/\/|\bwww\.|\S@\S+\.\p{L}|\s[|•·]\s/iu;
/** Ends that are no sentence's: `Inc.`, `GmbH & Co.`, `e.V.`. */
const ABBREVIATED = /(?:^|[\s.])\p{Lu}\p{L}{0,3}\.$/u;
const MAX_TITLE_WORDS = 5;
const MAX_HEADING_WORDS = 10;

const postscripts = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.postscripts));

/** Words; two characters of a script without blanks count as one. */
function countWords(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return Math.floor(unspaced / 2) + (text.replace(UNSPACED, ' ').match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0);
}

/** Whether the line begins an afterthought: `P.S. …`. */
export function isPostscript(line: string): boolean {
  const plain = toPlainLine(line).replace(/^[*_(\s]+/, '');
  const end = postscripts.matchStart(plain);
  if (end === 0 || countWords(plain) < 3) return false;
  // `Not: …` is Turkish, `not …` is not.
  const isMark = /^\p{Lu}{2,4}$|\.$/u.test(plain.slice(0, end));
  return (isMark ? /^[.:：,，、!)\s–—-]/ : /^\s?[.:：,，、!)–—-]/).test(plain.slice(end));
}

/** Whether most words are in capitals, as in the name of a person, a firm or a street. */
export function isMostlyCapitals(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const lower = words.filter((word) => /^\p{Ll}/u.test(word) && word.length > 3).length;
  return words.length > 0 && lower * 3 <= words.length;
}

/** Whether the line may stand in a signature: a name, a title, a firm, a street, a number, a link. */
export function isSignatureLine(line: string): boolean {
  const text = toPlainLine(line);
  if (text === '' || isRule(text) || isBoilerplate(text)) return true;
  if (isPostscript(text) || QUESTION.test(text)) return false;
  const words = countWords(text);
  if (BULLET.test(text) && words >= 3 && !CONTACT.test(text)) return false;
  if (CONTACT.test(text)) return words <= 16;
  const isAbbreviated = words <= MAX_TITLE_WORDS && ABBREVIATED.test(text) && isMostlyCapitals(text);
  if (SENTENCE.test(text) && !isAbbreviated) return false;
  return words <= MAX_TITLE_WORDS || (words <= MAX_HEADING_WORDS && isMostlyCapitals(text));
}

/**
 * Whether a line apart from the lines above it does not belong to a signature: `bring the keys`, `5 x hook`, a list
 * without bullets as HTML mails have it.
 * @param linesAbove how many lines of the signature stand above; its first is a name
 */
export function isPhrase(line: string, linesAbove: number): boolean {
  const text = toPlainLine(line);
  const words = countWords(text);
  if (words < 2 || CONTACT.test(text) || isBoilerplate(text)) return false;
  // Not `i. A. Mira Holt`.
  if (/^\p{Ll}+\s\p{Ll}/u.test(text)) return words >= 3 && linesAbove <= 2;
  if (linesAbove > 0) return false;
  return /^\p{Nd}|^[^:]{2,20}:\s\S/u.test(text) || (words >= 4 && /\s\p{Ll}{4}/u.test(text));
}

/** Whether the paragraph is about the mail alone: a legal notice, `please do not print this mail`. */
export function isNotice(paragraph: readonly string[]): boolean {
  return splitParagraphs(paragraph).every((sentences) => selectNews(sentences).length === 0);
}

/** `Holt Cranes – what can we lift for you?` with a link below. */
function isMotto(lines: readonly string[]): boolean {
  return (
    /^\p{Lu}\S*\s\p{Lu}[^–—|:]{0,40}\s[–—|:-]\s/u.test(lines[0] ?? '') && CONTACT.test(lines.at(-1) ?? '')
  );
}

/** What stands above lines in a signature: right above them, and in all. */
export type LinesAbove = { attached: number; all: number };

/** Whether lines below a sign-off are the sender's own words, and not the firm's, whose motto or notice stands there. */
export function isOwnText(lines: readonly string[], above: LinesAbove): boolean {
  const first = lines[0] ?? '';
  const text = toPlainLine(lines.join(' '));
  const words = countWords(text);
  if (isPostscript(first) || (BULLET.test(first) && words >= 3)) return true;
  if (above.attached > 0) {
    return above.attached === 1 && words >= 3 && asksForReply(text.replace(/[?？؟;]/g, ''));
  }
  if (above.all > 0 && isMotto(lines)) return false;
  if (QUESTION.test(text)) return words >= 2;
  if (asksForReply(text)) return words >= 3;
  if (SENTENCE.test(text)) return words >= 4;
  return above.all <= 1 && words > MAX_TITLE_WORDS && !isMostlyCapitals(text);
}
