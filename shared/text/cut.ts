const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ELLIPSIS = '…';
/** A word longer than this is cut rather than dropped whole: Chinese and Japanese put no blanks between words. */
const MAX_WORD_CHARACTERS = 24;
/** More than any grapheme that means something, so that segmenting reads little past the limit. */
const LOOKAHEAD = 64;

/**
 * The text if it has at most `limit` characters (UTF-16 units), else as much of it as fits with an ellipsis;
 * it ends after a word, and never within what a reader sees as one character.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { index } of graphemes.segment(text.slice(0, limit + LOOKAHEAD))) {
    if (index > limit - ELLIPSIS.length) break;
    end = index;
  }
  const blank = text.lastIndexOf(' ', end);
  const atWord = end - blank <= MAX_WORD_CHARACTERS && blank > 0 ? blank : end;
  return text.slice(0, atWord).trimEnd() + ELLIPSIS;
}
