/** Direction marks, which mail programs print around names and dates, and characters without width but joiners. */
const MARKS = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const BLANKS = /[\u00a0\u2007\u202f\u3000]/g;
const UNUSUAL = new RegExp(`${MARKS.source}|${BLANKS.source}`);

/** The line as its readers see it: without invisible marks, with ordinary blanks, and without blanks at its ends. */
export function toPlainLine(line: string): string {
  return UNUSUAL.test(line) ? line.replace(MARKS, '').replace(BLANKS, ' ').trim() : line.trim();
}

const RULE = /^(?:[-=_*~#+/:.|—–‐─━═┏┓┗┛＊＝－☆★◇◆■□•·]\s?){2,}$|^[—–]$/u;

/** Whether the line draws a rule: `-----`, `_____`, `— —`, `━━━━`. */
export function isRule(line: string): boolean {
  return line.length <= 200 && RULE.test(line.trim());
}

/** Text that mail programs and people put around the subject: Markdown's stars, a table's bar, marks of quotation. */
const DECORATION = /^[\s>|*_#]+|[\s*_]+$/g;

/** The line without decoration at its ends. */
export function stripDecoration(line: string): string {
  return line.replace(DECORATION, '');
}
