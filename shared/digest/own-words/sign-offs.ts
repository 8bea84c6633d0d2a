import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { toPlainLine } from './plain-line.ts';

const MAX_SIGN_OFF_CHARACTERS = 80;
const MAX_JOINED = 2;
/** The name behind the phrase: in capitals, or one word; a place behind `from`. */
const NAMES =
  /^(?:\s?[,،，、.!！–—-]{0,3}\s?)(?:\p{Ll}{1,4}\s)?\p{Lu}[\p{L}\p{M}.'’-]{0,24}(?:\s\p{Lu}[\p{L}\p{M}.'’-]{0,24}){0,3}$/u;
const ONE_WORD = /^(?:\s?[,،，、.!！–—-]{1,3}\s?[\p{L}\p{M}'’-]{1,20}|\s\p{Lo}[\p{L}\p{M}'’-]{0,19})$/u;
/** What joins two phrases: `thanks and regards`. */
const JOINT = /^[\s,،，、.!！&+/|–—-]*(?:[\p{L}]{1,3}\s)?/u;
/** Punctuation, smileys and emoji. */
const END =
  /^(?:[\s,،，、.。!！~…·*_/–—-]|[:;]-?[)D]|[:：]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d)$/u;

const signOffs = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.signOffs));

function trimEnd(text: string): string {
  let end = text;
  for (;;) {
    const last = /(?:[:;]-?[)D]|.)$/su.exec(end)?.[0] ?? '';
    if (last === '' || !END.test(last)) return end;
    end = end.slice(0, -last.length);
  }
}

/** Whether the line ends a mail: `Best regards`, `Thanks, Bob`, `Viele Grüße aus Köln`. */
export function isSignOff(line: string): boolean {
  if (line.length > MAX_SIGN_OFF_CHARACTERS) return false;
  const plain = toPlainLine(line).replace(/^[*_/–—-]+\s?/, '');
  let end = signOffs.matchStart(plain);
  if (end === 0) return false;
  for (let count = 0; count < MAX_JOINED; count += 1) {
    const next = end + (JOINT.exec(plain.slice(end))?.[0].length ?? 0);
    const length = signOffs.matchStart(plain.slice(next));
    if (length > 0) end = next + length;
  }
  const rest = trimEnd(plain.slice(end));
  if (rest === '' || NAMES.test(rest)) return true;
  return ONE_WORD.test(rest) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u.test(rest);
}
