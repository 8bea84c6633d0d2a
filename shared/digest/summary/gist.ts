import { cutText } from '../../text/cut.ts';
import { removeLinks } from '../../text/links.ts';
import { toOneLine } from '../../text/readable.ts';
import { MAX_GIST_CHARACTERS } from '../limits.ts';
import { removeGreeting } from '../own-words/salutations.ts';
import { asksForReply } from './asks.ts';
import { isBoilerplate } from './boilerplate.ts';
import { joinText, type Sentence, splitSentences } from './sentences.ts';

/** A mail makes its point in its first paragraphs; text further down is not read. */
const MAX_READ_CHARACTERS = 2_000;
/** A longer question leaves no room for its context. */
const MAX_QUESTION_CHARACTERS = 180;
/** A greeting stands in one of the first lines. */
const GREETED_LINES = 3;
/** Lines drawn with characters, also around a heading. */
const RULE = /([-=*_#~+])\1{2,}/g;
const GAP = ' … ';

/** A mail's own lines without greeting, links and boilerplate. */
function listInformativeLines(own: readonly string[]): string[] {
  const read = own.join('\n').slice(0, MAX_READ_CHARACTERS).replace(RULE, ' ');
  const lines = removeLinks(read).split('\n');
  const body = lines.filter((line) => !isBoilerplate(line));
  const first = body.findIndex((line) => line.trim() !== '');
  return body.map((line, index) => (index - first < GREETED_LINES ? removeGreeting(line) : line));
}

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

/**
 * The gist of a mail in its own words, on one line of at most 280 characters: its first sentences, and its first
 * question if that comes later. Empty when the mail has no words of its own.
 */
export function extractGist(own: readonly string[]): string {
  const sentences = splitSentences(listInformativeLines(own));
  const question = sentences.findIndex(({ text }) => asksForReply(text));
  const asked = sentences[question]?.text;
  const lead = takeLead(sentences, MAX_GIST_CHARACTERS);
  const isIncluded = asked === undefined || question < lead.length;
  if (isIncluded || asked.length > MAX_QUESTION_CHARACTERS) {
    return toOneLine(cutText(joinSentences(lead.length === 0 ? [] : sentences), MAX_GIST_CHARACTERS));
  }
  const room = MAX_GIST_CHARACTERS - GAP.length - asked.length;
  return toOneLine(cutText(joinSentences(takeLead(sentences, room)), room) + GAP + asked);
}
