import { cutText } from '../../text/cut.ts';
import { toOneLine } from '../../text/readable.ts';
import { MAX_GIST_CHARACTERS } from '../limits.ts';
import type { OwnSentence } from './own-sentences.ts';
import { joinText, type Sentence } from './sentences.ts';

/** A longer question leaves no room for its context. */
const MAX_QUESTION_CHARACTERS = 200;
const GAP = ' … ';

/** The text with the next sentence. A heading or list item has no full stop before it. */
function appendSentence(text: string, before: Sentence | undefined, { text: next }: Sentence): string {
  const needsDot = before?.isLast && /[\p{L}\p{N})"”’%€$]$/u.test(before.text);
  return needsDot ? `${text} · ${next}` : joinText(text, next);
}

/** As many of the first sentences as fit, at least one. `over`: with the one that does not fit. */
function takeLead(sentences: readonly Sentence[], limit: number) {
  let text = '';
  for (const [count, sentence] of sentences.entries()) {
    const over = appendSentence(text, sentences[count - 1], sentence);
    if (count > 0 && over.length > limit) return { count, text, over };
    text = over;
  }
  return { count: sentences.length, text, over: text };
}

/** The first sentence that asks, with the one before it in its paragraph where both have room. */
function takeQuestion(sentences: readonly Sentence[], index: number): string | undefined {
  const asked = sentences[index]?.text;
  if (asked === undefined || asked.length > MAX_QUESTION_CHARACTERS) return undefined;
  const before = sentences[index - 1];
  if (before === undefined || before.isLast) return asked;
  const both = joinText(before.text, asked);
  return both.length <= MAX_QUESTION_CHARACTERS ? both : asked;
}

/**
 * The gist of a mail's sentences, on one line of at most 280 characters: the first sentences, and the first one that
 * asks if that comes later. Empty for none.
 */
export function extractGist(sentences: readonly OwnSentence[]): string {
  const lead = takeLead(sentences, MAX_GIST_CHARACTERS);
  const question = sentences.findIndex(({ asks }) => asks);
  const asked = question < lead.count ? undefined : takeQuestion(sentences, question);
  if (asked === undefined) return toOneLine(cutText(lead.over, MAX_GIST_CHARACTERS));
  const room = MAX_GIST_CHARACTERS - GAP.length - asked.length;
  return toOneLine(cutText(takeLead(sentences, room).text, room) + GAP + asked);
}
