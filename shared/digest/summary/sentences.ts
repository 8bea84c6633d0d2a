const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A sentence of a mail; `isLast`: a blank line, a list item or the end follows it. */
export type Sentence = { text: string; isLast: boolean };

const BULLET = /^\s*(?:[-*•‣·–]|\d{1,2}[.)])\s+/;
/** Scripts that put no blank between words, and their punctuation. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;

/** Whether the text holds a letter, a digit or an emoji. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text);
}

/** Joins two lines with a blank, or without one in Japanese and Chinese. */
export function joinText(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const isUnspaced = UNSPACED.test(before.at(-1) ?? ' ') && UNSPACED.test(after.charAt(0));
  return isUnspaced ? before + after : `${before} ${after}`;
}

/** Joins lines into paragraphs, which end at a blank line or before a list item. */
function joinParagraphs(lines: readonly string[]): string[] {
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

/** The sentences of a mail's lines, in order, without those that hold no words. */
export function splitSentences(lines: readonly string[]): Sentence[] {
  return joinParagraphs(lines).flatMap((paragraph) => {
    const texts = Array.from(segmenter.segment(paragraph), ({ segment }) => segment.trim());
    const spoken = texts.filter(hasWords);
    return spoken.map((text, index) => ({ text, isLast: index === spoken.length - 1 }));
  });
}
