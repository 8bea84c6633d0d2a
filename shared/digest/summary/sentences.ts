const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A sentence of a mail; `isLast`: a blank line, a list item or the end follows it. */
export type Sentence = { text: string; isLast: boolean };

const BULLET = /^\s*(?:[-*•‣·–]|\d{1,2}[.)])\s+/;
/** Scripts that put no blank between words, and the punctuation that goes with them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;

/** Whether a reader finds anything in the text: a letter, a digit, an emoji. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}

/** Joins what a line break parted; Japanese and Chinese get no blank. */
export function joinText(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const isUnspaced = UNSPACED.test(before.at(-1) ?? ' ') && UNSPACED.test(after.charAt(0));
  return isUnspaced ? before + after : `${before} ${after}`;
}

/** Joins the lines that belong together: up to a blank line or the next list item. */
function paragraphs(lines: readonly string[]): string[] {
  const found: string[] = [];
  let current = '';
  for (const line of lines) {
    const text = line.replace(BULLET, '').replace(/\s+/g, ' ').trim();
    if (text === '' || BULLET.test(line)) {
      found.push(current);
      current = text;
    } else {
      current = joinText(current, text);
    }
  }
  found.push(current);
  return found.filter(hasWords);
}

/** The sentences of a mail's lines, in order; what has no words is none. */
export function splitSentences(lines: readonly string[]): Sentence[] {
  return paragraphs(lines).flatMap((paragraph) => {
    const texts = Array.from(segmenter.segment(paragraph), ({ segment }) => segment.trim());
    const spoken = texts.filter(hasWords);
    return spoken.map((text, index) => ({ text, isLast: index === spoken.length - 1 }));
  });
}
