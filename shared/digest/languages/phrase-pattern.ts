const GAP = '[^\\n]{0,60}?';
const BLANKS = String.raw`,?[^\S\n]+`;
const REST = '[^\\n]{0,60}';
/** Scripts that write words without blanks, and Korean, whose endings and compounds are many. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`;
/** Letters, marks and digits of folded text by range: classes such as `\p{L}` make a pattern many times as costly. */
const LETTER =
  String.raw`[0-9a-zªµºà-öø-ʯ\u0300-\u036f\u0370-\u037d\u037f-\u0386\u0388-\u0588\u0591-\u05bd\u05d0-\u05f2` +
  String.raw`\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u0963\u0966-\u1fff]`;
const WORD_GOES_ON = `(?!${LETTER})`;
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u');

/** `(a|b) c` as `a c` and `b c`, when the alternatives open the phrase. */
export function expandOpening(phrase: string): string[] {
  const match = /^\(([^()]*)\)(\??)(.*)$/s.exec(phrase);
  if (match === null) return [phrase];
  const [, choices = '', optional = '', rest = ''] = match;
  const openings = [...choices.split('|'), ...(optional === '' ? [] : [''])];
  return openings.flatMap((opening) => expandOpening((opening + rest).trim()));
}

/** The phrase with the longer alternatives before those that they begin with. */
function sortAlternatives(phrase: string): string {
  const sort = (choices: string) => choices.split('|').toSorted((a, b) => b.length - a.length);
  return phrase.replace(/\(([^()]*)\)/g, (_, choices: string) => `(${sort(choices).join('|')})`);
}

/** The length of the shortest text that a phrase with sorted alternatives matches. */
function minimumLength(phrase: string): number {
  const shortest = (choices: string) => choices.split('|').at(-1) ?? '';
  return phrase
    .replace(/ ?\([^()]*\)\?|\*/g, '')
    .replace(/\(([^()]*)\)/g, (_, choices: string) => shortest(choices)).length;
}

function toSource(phrase: string): string {
  return phrase
    .replace(/[.*+^${}[\]\\/]/g, '\\$&')
    .replaceAll('\\*', `${LETTER}*`)
    .replace(/ ?\(([^()]*)\)\?/g, (whole, choices: string) =>
      whole.startsWith(' ') ? `(?: (?:${choices}))?` : `(?:${choices})?`,
    )
    .replace(/\((?!\?)/g, '(?:')
    .replace(/…$/, REST)
    .replaceAll(' … ', `${BLANKS}(?:${GAP}${BLANKS})?`)
    .replaceAll('…', GAP)
    .replace(/ +/g, ',?\\s+');
}

function compareLongestFirst(a: string, b: string): number {
  return minimumLength(b) - minimumLength(a) || b.length - a.length;
}

/** Whether a phrase must not end within a word of the text. */
function endsAtWord(phrase: string): boolean {
  return !ENDS_UNSPACED.test(phrase) && /[\p{L}\p{M}\p{N}*)]\??$/u.test(phrase);
}

/** One pattern of several folded phrases, the longest first, for a match at its `lastIndex`. */
export function toPattern(phrases: readonly string[]): RegExp {
  const sorted = phrases.map(sortAlternatives).toSorted(compareLongestFirst);
  const [words, others] = [sorted.filter(endsAtWord), sorted.filter((phrase) => !endsAtWord(phrase))];
  const ofWords = words.length === 0 ? [] : [`(?:${words.map(toSource).join('|')})${WORD_GOES_ON}`];
  return new RegExp([...ofWords, ...others.map(toSource)].join('|'), 'y');
}
