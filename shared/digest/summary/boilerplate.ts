import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import type { Sentence } from './sentences.ts';

/** What may stand before the first word of a sentence. */
const BEFORE_WORDS = /^[^\p{L}\p{N}]+/u;
const IMAGE = /^\[?(?:image|cid|inline image)[: ]/i;
/** `Feel free to call, but can you send the plan first?` */
const QUESTION_BEHIND = /.{30}[?？؟]/u;
/** `The information in this message` */
const MAX_NAMED_CHARACTERS = 60;
/** A pleasantry may go on for a few words: `I hope you are well and safe.` A question asks something then. */
const MAX_PLEASANT_CHARACTERS = 24;
const MAX_GREETING_QUESTION = 8;

const boilerplate = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.boilerplate));
const thisMail = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.thisMail));
const aboutMail = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.aboutMail));
const aboutLaw = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.aboutLaw));
const disclaimers = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.disclaimers));
const pleasantries = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.pleasantries));

/** Whether the sentence names the mail that it stands in near its start. */
export function namesThisMail(sentence: string): boolean {
  return thisMail.find(sentence.slice(0, MAX_NAMED_CHARACTERS)) !== undefined;
}

/** Whether the sentence is about the mail or its sender's service. */
export function isBoilerplate(sentence: string): boolean {
  const words = sentence.replace(BEFORE_WORDS, '');
  const end = boilerplate.matchStart(words);
  if (IMAGE.test(words) || end > 0) return !QUESTION_BEHIND.test(words.slice(end));
  return namesThisMail(words) && aboutMail.find(words) !== undefined;
}

function isPleasantry(sentence: string): boolean {
  const words = sentence.replace(BEFORE_WORDS, '');
  const end = pleasantries.matchStart(words);
  const rest = words.length - end;
  return end > 0 && rest <= (/[?？؟]/.test(words) ? MAX_GREETING_QUESTION : MAX_PLEASANT_CHARACTERS);
}

/** The sentences that are kept; a paragraph still ends where its last sentence is left out. */
function keepSentences(sentences: readonly Sentence[], isKept: (sentence: Sentence) => boolean): Sentence[] {
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

/** The sentences without the legal notices at the end of paragraphs. */
function removeNotices(sentences: readonly Sentence[]): Sentence[] {
  const kept: Sentence[] = [];
  for (let start = 0; start < sentences.length; ) {
    const end = sentences.findIndex(({ isLast }, index) => index >= start && isLast) + 1 || sentences.length;
    const paragraph = sentences.slice(start, end);
    const before = paragraph.slice(0, findNotice(paragraph));
    kept.push(...before.map((each, index) => ({ ...each, isLast: index === before.length - 1 })));
    start = end;
  }
  return kept;
}

/** The sentences that are about the mail's subject. Pleasantries stay where there is nothing else. */
export function selectInformative(sentences: readonly Sentence[]): Sentence[] {
  const about = keepSentences(removeNotices(sentences), ({ text }) => !isBoilerplate(text));
  const informative = keepSentences(about, ({ text }) => !isPleasantry(text));
  return informative.length > 0 ? informative : about;
}
