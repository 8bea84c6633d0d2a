import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases, readPhrases } from '../languages/phrases.ts';
import { BEFORE_WORDS, isBoilerplate } from './boilerplate.ts';
import { findMention } from './dates/find-mention.ts';
import { hasWords } from './sentences.ts';

/**
 * A question mark that ends a sentence. An ASCII one inside a word comes from a link, a row of them from a wrong
 * charset.
 */
const QUESTION = new RegExp(
  [
    '[？؟՞፧⁇⁈‽¿]',
    String.raw`(?<=[\p{L}\p{M}\p{N}"'”’»」）)\]*…%€$]\s?)[?!]{1,4}(?<=\?!{0,3})(?=[\s"'”’»」）)\]*.:;,–—-]|$|\p{Extended_Pictographic}|\p{Lu}\p{Ll}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})`,
    String.raw`(?<=\p{Script=Greek}[»”")]?);(?=\s|$)`,
  ].join('|'),
  'u',
);

const requests = compilePhrases(() => LANGUAGES.map((language) => language.requests.requests));
const orders = compilePhrases(() =>
  LANGUAGES.map(({ requests: { imperatives, objects } }) =>
    objects === '' ? '' : `${toChoice(imperatives)} ${toChoice(objects)}`,
  ),
);
const datedOrders = compilePhrases(() =>
  LANGUAGES.map(({ requests: { imperatives, deadlines } }) =>
    deadlines === '' ? imperatives : `${toChoice(imperatives)} … ${toChoice(deadlines)}`,
  ),
);
const courtesies = compilePhrases(() => LANGUAGES.map((language) => language.requests.courtesies));

type Span = { start: number; end: number };

function toChoice(list: string): string {
  return `(${readPhrases(list).join('|')})`;
}

/** The end of an imperative at the start of the sentence that names its object or its deadline; 0 for none. */
function matchImperative(sentence: string): number {
  const end = orders.matchStart(sentence);
  if (end > 0) return end;
  const deadline = datedOrders.matchStart(sentence);
  return deadline > 0 && findMention(sentence) !== undefined ? deadline : 0;
}

function listRequests(sentence: string): Span[] {
  const end = matchImperative(sentence);
  return [...(end > 0 ? [{ start: 0, end }] : []), ...requests.findAll(sentence)];
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = '';
  let last = 0;
  for (const { start, end } of spans) {
    rest += text.slice(last, start);
    last = end;
  }
  return rest + text.slice(last);
}

/** Whether the sentence asks its reader to reply or to act. For one sentence on one line, without links. */
export function asksForReply(text: string): boolean {
  const sentence = text.replace(BEFORE_WORDS, '');
  const isQuestion = QUESTION.test(text);
  const asked = listRequests(sentence);
  if ((!isQuestion && asked.length === 0) || isBoilerplate(sentence)) return false;
  const courteous = courtesies.findAll(sentence);
  if (isQuestion && hasWords(withoutSpans(sentence, courteous))) return true;
  return asked.some(({ start }) => courteous.every((each) => start < each.start || start >= each.end));
}
