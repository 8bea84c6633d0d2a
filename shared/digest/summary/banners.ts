import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { advisesCaution, endsWithAdvice, warnsOfSender } from './boilerplate.ts';
import { hasWords, joinText, splitText } from './sentences.ts';

/** A banner stands in the first lines. */
const MAX_BANNER_LINES = 40;
/** Programs do not wrap shorter lines. */
const MIN_WRAPPED_LINE = 60;
/** Frames of a banner, also of a table's cell. */
const FRAME = /^[^\p{L}\p{N}[\]【】]+/u;
const OPENING_BRACKET = /^[[【(（<«\s]+/;
/** `CAUTION:` or the rest of `[CAUTION]` before a banner's sentence. */
const ALARM = /^\p{L}[\p{L} -]{1,24}\s?[\])】:!：！–-]+\s*/u;
/** Turkish, Japanese and Korean name the sender first. */
const ADDRESS = /^[\w.+-]{1,64}@[\w.-]{1,255}\s*/;
/** `Caution!` before a sentence in the same line. */
const EXCLAMATION = /^\p{L}[\p{L} ]{1,24}[:!：！]+$/u;
/** `CAUTION`, `Caution:` or `注意` as the line above a banner. */
const HEADING =
  /^(?:\p{Lu}{3,}(?: \p{Lu}{2,}){0,2}[:!]*|\p{L}{2,14}\s?[:：]|\p{Script=Han}{2,4}|\p{Script=Hangul}{2})$/u;
const LABEL_END = /^\s*(?:[\])】)）>»*|:：.!,，、–—-]+\s*|$)/u;
const SENTENCE_MARK = /[.!?。！？:：]$/;

const openings = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.banners));
const labels = compilePhrases(() => LANGUAGES.map(({ requests }) => requests.bannerLabels));

function isBanner(sentence: string): boolean {
  const words = sentence.replace(FRAME, '').replace(OPENING_BRACKET, '');
  if (warnsOfSender(words)) return true;
  const after = words.replace(ALARM, '').replace(ADDRESS, '');
  return openings.matchStart(words) > 0 || openings.matchStart(after) > 0;
}

/** The text after the label that it starts with: in brackets, in capitals, of two words, or alone. */
function cutLabel(text: string): string | undefined {
  const opening = OPENING_BRACKET.exec(text)?.[0].length ?? 0;
  const alarm = ALARM.exec(text.slice(opening))?.[0].length ?? 0;
  for (const from of alarm > 0 ? [opening, opening + alarm] : [opening]) {
    const end = labels.matchStart(text.slice(from));
    const label = text.slice(from, from + end);
    const after = LABEL_END.exec(text.slice(from + end))?.[0];
    if (end === 0 || after === undefined) continue;
    const rest = text.slice(from + end + after.length);
    const isLoud = opening > 0 || /[\p{L}] \p{L}/u.test(label) || label === label.toUpperCase();
    if (isLoud || rest === '') return rest;
  }
  return undefined;
}

/** Whether the next line continues the sentence at the end of this one. */
function isWrapped(line: string, next: string): boolean {
  if (next === '' || SENTENCE_MARK.test(line)) return false;
  if (/^\p{Ll}/u.test(next)) return true;
  return line.length >= MIN_WRAPPED_LINE && !endsWithAdvice(line);
}

/** The text after the banner's sentences at its start; undefined when it starts with none. */
function cutSentences(text: string, hasBegun: boolean): string | undefined {
  const sentences = splitText(text);
  const isHeaded = EXCLAMATION.test(sentences[0] ?? '') && isBanner(sentences[1] ?? '');
  let count = isHeaded ? 1 : 0;
  while (count < sentences.length) {
    const sentence = sentences[count] ?? '';
    const isPart = isBanner(sentence) || ((hasBegun || count > 0) && advisesCaution(sentence));
    if (!isPart) break;
    count += 1;
  }
  return count === 0 ? undefined : sentences.slice(count).join(' ');
}

/** The lines without the warnings that mail gateways put above them: `CAUTION: This email originated from outside`. */
export function removeBanner(lines: readonly string[]): readonly string[] {
  let kept = lines;
  let hasBegun = false;
  for (let count = 0; count < MAX_BANNER_LINES; count += 1) {
    const first = kept.findIndex((line) => hasWords(line));
    let text = kept[first]?.replace(FRAME, '').trimEnd() ?? '';
    let end = first + 1;
    while (isWrapped(text, kept[end]?.trim() ?? '')) {
      text = joinText(text, kept[end]?.trim() ?? '');
      end += 1;
    }
    const next = kept.slice(end).findIndex((line) => hasWords(line));
    const rest = cutLabel(text) ?? cutSentences(text, hasBegun);
    if (rest !== undefined) {
      kept = hasWords(rest) ? [rest, ...kept.slice(end)] : kept.slice(end);
      hasBegun = true;
    } else if (HEADING.test(text) && next !== -1 && isBanner(kept[end + next] ?? '')) {
      kept = kept.slice(end);
    } else break;
  }
  return hasBegun ? kept : lines;
}
