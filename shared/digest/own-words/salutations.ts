import { foldText } from '../languages/fold-text.ts';
import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases, readPhrases } from '../languages/phrases.ts';
import { asksForReply } from '../summary/asks.ts';
import { toPlainLine } from './plain-line.ts';

const MAX_GREETING_CHARACTERS = 100;
const MAX_NAMES = 8;
const MAX_HONORIFIC_CHARACTERS = 30;
/** The end of a greeting, with text after it. */
const CLOSED = /^([^,،，、!！:：。\n]{0,80})(?:[,،，、!！:：。]+\s*|\s[–—-]+\s+)/u;
const UNSPACED = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

const salutations = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.salutations));
let honorifics: readonly string[] | undefined;

function listWords(text: string): string[] {
  return text.split(/[\s,،&/+]+/).filter((word) => word !== '');
}

/** A word that is no name and joins none: in lower case, and longer than `and`. */
function isOrdinary(word: string): boolean {
  return word.length > 3 && !/^[^\p{Ll}]/u.test(word);
}

/** Whether the words may be names: some of any kind, or more in capitals, as a sentence is no name. */
function areNames(text: string, isClosed: boolean): boolean {
  const words = listWords(text);
  const ordinary = words.filter(isOrdinary).length;
  if (/[?？؟;]|\p{Nd}{3}/u.test(text) || words.length > MAX_NAMES) return false;
  if (UNSPACED.test(text)) return text.length <= (isClosed ? 6 : 4);
  if (/^[\p{Lo}]/u.test(text)) return words.length <= (isClosed ? 4 : 2);
  return ordinary === 0 || (isClosed ? ordinary === 1 || words.length <= 4 : words.length === 1);
}

function endsWithHonorific(line: string): boolean {
  if (line.length > MAX_HONORIFIC_CHARACTERS || /[?？。]./u.test(line)) return false;
  honorifics ??= LANGUAGES.flatMap(({ quotation }) => readPhrases(quotation.honorifics)).map(foldText);
  const folded = foldText(line);
  const bare = folded.replace(/[,،，、:：。!！.]+$/, '');
  return honorifics.some((honorific) => folded.endsWith(honorific) || bare.endsWith(honorific));
}

/** The line without the greeting that begins it. */
function removeOne(line: string): string {
  const end = salutations.matchStart(line.slice(0, MAX_GREETING_CHARACTERS));
  const rest = line.slice(end);
  if (end === 0 || rest.length === 0) return end === 0 ? line : '';
  // `Hello. The crane is late.`
  if (/^[.。]\s*\S/.test(rest)) return rest.replace(/^[.。]\s*/, '');
  const closed = CLOSED.exec(rest);
  const names = closed?.[1] ?? rest.slice(0, MAX_GREETING_CHARACTERS + 1).replace(/\.$/, '');
  const isGreeting = names.length <= MAX_GREETING_CHARACTERS && areNames(names.trim(), closed !== null);
  if (!isGreeting || asksForReply(names)) return line;
  return closed === null ? '' : rest.slice(closed[0].length);
}

/** Removes the greeting at the start of a line, `Dear Ada, dear Bob,` too. */
export function removeGreeting(line: string): string {
  const text = toPlainLine(line);
  if (text === '' || endsWithHonorific(text)) return '';
  let left = removeOne(text);
  if (left === text) return line.trim();
  for (let next = removeOne(left); next !== left; next = removeOne(left)) left = next;
  const isMoreNames = left.length <= MAX_GREETING_CHARACTERS && /[,،，!:：]$|^\p{Lu}.*\.$/u.test(left);
  return isMoreNames && !listWords(left).some(isOrdinary) && areNames(left.slice(0, -1), true) ? '' : left;
}
