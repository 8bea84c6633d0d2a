let graphemes: Intl.Segmenter | undefined;
const ELLIPSIS = '…';
/** A longer word is cut inside, not dropped: Chinese and Japanese put no blanks between words. */
const MAX_WORD_CHARACTERS = 24;
/** Longer than any meaningful grapheme; bounds how far segmenting reads past the limit. */
const LOOKAHEAD = 64;

/**
 * The text if it has at most `limit` characters (UTF-16 units), else its beginning with an ellipsis. The cut falls
 * after a word, never inside a grapheme.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  // Made at the first cut: it loads ICU's tables, which few cold starts need.
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { index } of graphemes.segment(text.slice(0, limit + LOOKAHEAD))) {
    if (index > limit - ELLIPSIS.length) break;
    end = index;
  }
  const blank = text.lastIndexOf(' ', end);
  const atWord = end - blank <= MAX_WORD_CHARACTERS && blank > 0 ? blank : end;
  return text.slice(0, atWord).trimEnd() + ELLIPSIS;
}
