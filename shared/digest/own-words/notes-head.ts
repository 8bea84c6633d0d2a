import { readHeaderField } from './header-fields.ts';
import { toPlainLine } from './plain-line.ts';

const MAX_NAME_CHARACTERS = 100;
const MAX_LINES_BETWEEN = 4;
/** `23.11.2026 10:00`, `11/23/2026 10:00 AM` as the whole line. */
const DATE_LINE =
  /^\p{Nd}{1,4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{2,4},?\s\p{Nd}{1,2}[:.]\p{Nd}{2}(?:[:.]\p{Nd}{2})?(?:\s?[AaPp][Mm])?$/u;

/**
 * Whether the head of a mail that Notes quotes begins at `index`: the sender's name or address, the date below it, and
 * then `To` and the other fields, whose values may stand below their names.
 */
export function startsNotesHead(lines: readonly string[], index: number): boolean {
  const name = lines[index] ?? '';
  if (name.length > MAX_NAME_CHARACTERS || !/[@/]/.test(name)) return false;
  if (!DATE_LINE.test(toPlainLine(lines[index + 1] ?? ''))) return false;
  const below = lines.slice(index + 2, index + 2 + MAX_LINES_BETWEEN);
  return below.some((line) => readHeaderField(line.includes(':') ? line : `${line.trim()}:`)?.kind === 'to');
}
