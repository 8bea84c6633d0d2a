import { cutText } from '../../text/cut.ts';
import { toOneLine } from '../../text/readable.ts';
import { MAX_GIST_CHARACTERS } from '../limits.ts';
import type { OwnSentence } from './own-sentences.ts';
import { joinText, type Sentence } from './sentences.ts';

/** A longer question leaves no room for its context. */
const MAX_QUESTION_CHARACTERS = 200;
const GAP = ' … ';

function joinSentences(sentences: readonly Sentence[]): string {
  let text = '';
  let needsDot = false;
  for (const sentence of sentences) {
    text = needsDot ? `${text} · ${sentence.text}` : joinText(text, sentence.text);
    // A heading or list item has no full stop before the next sentence.
    needsDot = sentence.isLast && /[\p{L}\p{N})"”’%€$]$/u.test(sentence.text);
  }
  return text;
}

/** As many of the first sentences as fit, at least one. */
function takeLead(sentences: readonly Sentence[], limit: number): readonly Sentence[] {
  let count = 1;
  while (count < sentences.length && joinSentences(sentences.slice(0, count + 1)).length <= limit) count += 1;
  return sentences.slice(0, count);
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
  const asked = question < lead.length ? undefined : takeQuestion(sentences, question);
  if (asked === undefined) {
    const shown = sentences.slice(0, lead.length + 1);
    return toOneLine(cutText(joinSentences(shown), MAX_GIST_CHARACTERS));
  }
  const room = MAX_GIST_CHARACTERS - GAP.length - asked.length;
  return toOneLine(cutText(joinSentences(takeLead(sentences, room)), room) + GAP + asked);
}
