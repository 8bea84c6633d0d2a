import { isPlaceholder } from '../../digest/languages/placeholder.ts';

/** Text of a part. `isRich`: converted from HTML, so a plain alternative is preferred. */
export type FoundText = { text: string; isRich: boolean };

export const NO_TEXT: FoundText = { text: '', isRich: false };

/**
 * A character that shows something: no blank, control, zero-width fill, direction mark or filler, no blank of Braille,
 * and no mark of an unreadable character.
 */
const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u;

/** Whether the text shows nothing. */
export function isBlank(text: string): boolean {
  return !VISIBLE.test(text);
}

/** Whether the text is plain and says more than that there is HTML: an HTML part beside it is not needed. */
export function isSufficient({ text, isRich }: FoundText): boolean {
  return !isRich && !isBlank(text) && !isPlaceholder(text);
}

/** The parts of an alternative are one text in several forms, mostly the plain one first. */
export function chooseAlternative(found: readonly FoundText[]): FoundText {
  const readable = found.filter(({ text }) => !isBlank(text));
  const rich = readable.findLast(({ isRich }) => isRich);
  return (rich === undefined ? readable[0] : (readable.find(isSufficient) ?? rich)) ?? NO_TEXT;
}

/** The parts of a mixed mail follow one another. */
export function joinTexts(found: readonly FoundText[]): FoundText {
  const readable = found.filter(({ text }) => !isBlank(text));
  return {
    text: readable.map(({ text }) => text).join('\n\n'),
    isRich: readable.some(({ isRich }) => isRich),
  };
}
