import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { asksForReply } from './asks.ts';
import { splitText } from './sentences.ts';

/** `[EXTERNAL] Re[2]:`, with the word of the mark as its group. */
const MARK =
  /^(?:\s*[[(【][^\])】]{1,40}[\])】])*\s*(\p{L}[\p{L}\p{M}. '-]{0,40}?)\s?(?:[[(]\d{1,3}[\])]|\d{1,3})?\s?[:：]/u;
const replyMarks = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.replyMarks));

/** Whether the subject is that of an earlier mail, which this one answers or forwards. */
function isReplySubject(subject: string): boolean {
  const word = MARK.exec(subject)?.[1];
  return word !== undefined && replyMarks.matchStart(word) === word.length;
}

/** Whether the subject asks for a reply itself: a reply repeats the question that it answers. */
export function subjectAsks(subject: string): boolean {
  return !isReplySubject(subject) && splitText(subject).some(asksForReply);
}
