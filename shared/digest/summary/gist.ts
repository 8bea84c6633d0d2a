import { cutText } from '../../text/cut.ts';
import { removeLinks } from '../../text/links.ts';
import { toOneLine } from '../../text/readable.ts';
import { asksForReply } from './asks.ts';
import { isBoilerplate, withoutGreeting } from './salutations.ts';
import { joinText, type Sentence, sentencesOf } from './sentences.ts';

export const MAX_GIST_CHARACTERS = 280;
/** What a gist is chosen from; what a mail wants stands in its first paragraphs. */
const MAX_READ_CHARACTERS = 2_000;
/** A question longer than this leaves no room for what it is about. */
const MAX_QUESTION_CHARACTERS = 180;
const GREETED_LINES = 3;
/** Lines drawn with characters, and what frames a heading. */
const RULE = /([-=*_#~+])\1{2,}/g;
const SKIP = ' … ';

/** What remains to be read of a mail's own lines once greeting, links and boilerplate are gone. */
function telling(own: readonly string[]): string[] {
  const read = own.join('\n').slice(0, MAX_READ_CHARACTERS).replace(RULE, ' ');
  const lines = removeLinks(read).split('\n');
  const body = lines.filter((line) => !isBoilerplate(line));
  const first = body.findIndex((line) => line.trim() !== '');
  return body.map((line, index) => (index - first < GREETED_LINES ? withoutGreeting(line) : line));
}

function joinSentences(sentences: readonly Sentence[]): string {
  let text = '';
  let needsDot = false;
  for (const sentence of sentences) {
    text = needsDot ? `${text} · ${sentence.text}` : joinText(text, sentence.text);
    // A heading or list item has no full stop to part it from what follows.
    needsDot = sentence.isLast && /[\p{L}\p{N})"”’%€$]$/u.test(sentence.text);
  }
  return text;
}

/** As many of the first sentences as fit, at least one. */
function leading(sentences: readonly Sentence[], limit: number): readonly Sentence[] {
  let count = 1;
  while (count < sentences.length && joinSentences(sentences.slice(0, count + 1)).length <= limit) count += 1;
  return sentences.slice(0, count);
}

/**
 * What a mail is about, in its own words on one line of at most 280 characters: its first sentences, and its
 * first question where that comes later; empty when it has no words of its own.
 */
export function gistOf(own: readonly string[]): string {
  const sentences = sentencesOf(telling(own));
  const question = sentences.findIndex(({ text }) => asksForReply(text));
  const asked = sentences[question]?.text;
  const lead = leading(sentences, MAX_GIST_CHARACTERS);
  const isTold = asked === undefined || question < lead.length;
  if (isTold || asked.length > MAX_QUESTION_CHARACTERS) {
    return toOneLine(cutText(joinSentences(lead.length === 0 ? [] : sentences), MAX_GIST_CHARACTERS));
  }
  const room = MAX_GIST_CHARACTERS - SKIP.length - asked.length;
  return toOneLine(cutText(joinSentences(leading(sentences, room)), room) + SKIP + asked);
}
