/** Letters with marks in Latin, Greek, Cyrillic and Arabic, and apostrophes; one UTF-16 unit each. */
const FOLDED =
  /[\u00df-\u024f\u0390\u03ac-\u03b0\u03c2\u03ca-\u03ce\u0439\u0450\u0451\u0453\u0457\u045c-\u045e\u0491\u0622-\u0626\u1e00-\u1fff’‘ʼ´`]/g;
/** ASCII without the backtick. */
const UNFOLDED = /^[ -_a-~\s]*$/;
/** Letters whose mark Unicode does not decompose. */
const folds = new Map<string, string>([
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['ґ', 'г'],
  ...Array.from('’‘ʼ´`', (mark) => [mark, "'"] as const),
]);

function foldCharacter(character: string): string {
  const known = folds.get(character);
  if (known !== undefined) return known;
  const folded = character.normalize('NFD').charAt(0);
  folds.set(character, folded);
  return folded;
}

/**
 * The text in lower case, its letters without marks, its apostrophes straight: people leave accents out. The length
 * stays the same, so positions in both texts agree.
 */
export function foldText(text: string): string {
  if (text !== last.text) last = { text, folded: fold(text) };
  return last.folded;
}

/** Several tables are compared with one line in turn. */
let last = { text: '', folded: '' };

function fold(text: string): string {
  if (UNFOLDED.test(text)) return text.toLowerCase();
  return text.replaceAll('İ', 'i').toLowerCase().replace(FOLDED, foldCharacter);
}
