import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { toPlainLine } from './plain-line.ts';

const MAX_FRAME_CHARACTERS = 120;
/** Zendesk's line in any language: `##- Please type your reply above this line -##`. */
const MARKED = /^#{2,}\s?[-–—=].*[-–—=]\s?#{2,}$/;

const RULED = /^\s*[-–—=#*_<>~]{2}/;

const requests = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.replyAbove));

/**
 * Whether a ticket system marks with the line where its reader is to reply.
 * @param isFirst whether the line is one of the mail's first: further down, the mark stands between dashes
 */
export function isReplyMark(line: string, isFirst: boolean): boolean {
  if (line.length > MAX_FRAME_CHARACTERS || !(isFirst || RULED.test(line))) return false;
  const plain = toPlainLine(line);
  return MARKED.test(plain) || (/\p{L}/u.test(plain) && requests.find(plain) !== undefined);
}
