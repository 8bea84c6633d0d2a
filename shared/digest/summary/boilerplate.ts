import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import type { Sentence } from './sentences.ts';

/** What may stand before the first word of a sentence. */
export const BEFORE_WORDS = /^[^\p{L}\p{N}]+/u;
const IMAGE = /^\[?(?:image|cid|inline image)[: ]/i;
/** `Feel free to call, but can you send the plan first?` */
const QUESTION_BEHIND = /.{30}[?？؟]/u;
/** `The information in this message` */
const MAX_NAMED_CHARACTERS = 60;
/** A pleasantry may go on for a few words: `I hope you are well and safe.` A question asks something then. */
const MAX_PLEASANT_CHARACTERS = 24;
const MAX_GREETING_QUESTION = 8;
const QUESTION_MARK = /[?？؟]/;
/** Scripts of which a character says as much as half a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const boilerplate = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.boilerplate));
const thisMail = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.thisMail));
const aboutMail = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.aboutMail));
const aboutLaw = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.aboutLaw));
const aboutSender = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.aboutSender));
const disclaimers = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.disclaimers));
const bannerAdvice = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.bannerAdvice));
const pleasantries = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.pleasantries));

/** Whether the sentence names the mail that it stands in near its start. */
function namesThisMail(sentence: string): boolean {
  return thisMail.find(sentence.slice(0, MAX_NAMED_CHARACTERS)) !== undefined;
}

/** Whether the sentence warns that the mail comes from outside. */
export function warnsOfSender(sentence: string): boolean {
  return namesThisMail(sentence) && aboutSender.find(sentence) !== undefined;
}

/** Whether the sentence goes on with a warning: `Do not click links`. */
export function advisesCaution(sentence: string): boolean {
  return bannerAdvice.find(sentence) !== undefined;
}

/** Whether the line ends with such advice, so that the next line does not continue it. */
export function endsWithAdvice(line: string): boolean {
  return bannerAdvice.findAll(line).at(-1)?.end === line.length;
}

/** Whether the sentence is about the mail or its sender's service. */
function isAboutMail(sentence: string): boolean {
  const words = sentence.replace(BEFORE_WORDS, '');
  const end = boilerplate.matchStart(words);
  if (IMAGE.test(words) || end > 0) return !QUESTION_BEHIND.test(words.slice(end));
  return namesThisMail(words) && aboutMail.find(words) !== undefined;
}

/** Whether a text of one or more sentences is about the mail, its sender's service or its legal status. */
export function isBoilerplate(text: string): boolean {
  if (isAboutMail(text) || warnsOfSender(text) || disclaimers.find(text) !== undefined) return true;
  return namesThisMail(text) && aboutLaw.findAll(text).length >= 2;
}

/** Whether the sentence is a pleasantry with few words behind it. A request behind it is for the caller to find. */
export function isPleasantry(sentence: string): boolean {
  const words = sentence.replace(BEFORE_WORDS, '');
  const end = pleasantries.matchStart(words);
  if (end === 0) return false;
  const rest = words.slice(end);
  const limit = UNSPACED.test(rest) ? MAX_PLEASANT_CHARACTERS / 2 : MAX_PLEASANT_CHARACTERS;
  return rest.length <= (QUESTION_MARK.test(words) ? MAX_GREETING_QUESTION : limit);
}

/** The sentences that are kept; a paragraph still ends where its last sentence is left out. */
export function keepSentences(
  sentences: readonly Sentence[],
  isKept: (sentence: Sentence) => boolean,
): Sentence[] {
  const kept: Sentence[] = [];
  for (const sentence of sentences) {
    const before = kept.at(-1);
    if (isKept(sentence)) kept.push({ ...sentence });
    else if (sentence.isLast && before !== undefined) before.isLast = true;
  }
  return kept;
}

/** Where a paragraph's legal notice begins: two of its words after the mail is named, or a phrase that suffices. */
function findNotice(paragraph: readonly Sentence[]): number {
  let first = -1;
  let words = 0;
  for (const [index, { text }] of paragraph.entries()) {
    if (first === -1 && namesThisMail(text)) first = index;
    if (disclaimers.find(text) !== undefined) return first === -1 ? index : first;
    if (first !== -1) words += aboutLaw.findAll(text).length;
    if (words >= 2) return first;
  }
  return paragraph.length;
}

/** The sentences of a paragraph that are about the mail's subject; a legal notice ends it. */
export function selectNews(paragraph: readonly Sentence[]): Sentence[] {
  const before = paragraph.slice(0, findNotice(paragraph));
  let isWarning = false;
  const kept = keepSentences(before, ({ text }) => {
    isWarning = warnsOfSender(text) || (isWarning && advisesCaution(text));
    return !isWarning && !isAboutMail(text);
  });
  return kept.map((sentence, index) => ({ ...sentence, isLast: index === kept.length - 1 }));
}
