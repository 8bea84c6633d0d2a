import { removeLinks } from '../../text/links.ts';
import { toOneLine } from '../../text/readable.ts';
import { compilePhrases } from './phrases.ts';
import { placeholderPhrases } from './placeholder-phrases.ts';

/** A longer text says something itself, whatever it says of its HTML. */
const MAX_PLACEHOLDER_CHARACTERS = 600;
const MAX_READ_CHARACTERS = 4_000;
const placeholders = compilePhrases(() => Object.values(placeholderPhrases));

/**
 * Whether the text only points to the HTML part beside it, or has no words. Where it is wrong for a short text, the
 * HTML part says the same.
 */
export function isPlaceholder(text: string): boolean {
  const start = text.slice(0, MAX_READ_CHARACTERS);
  const words = toOneLine(removeLinks(start));
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)) return true;
  return words.length <= MAX_PLACEHOLDER_CHARACTERS && placeholders.find(words) !== undefined;
}
