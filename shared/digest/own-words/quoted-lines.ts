import { readAttribution } from './attribution.ts';
import { readHeaderBlock } from './header-block.ts';
import { startsNotesHead } from './notes-head.ts';
import { announcesWholeMail } from './whole-mail.ts';

/** Whether the line is marked as quoted; mailbox files escape an own line that starts with `From` as `>From`. */
export function isQuoted(line: string): boolean {
  const start = line.trimStart();
  return (start.startsWith('>') && !start.startsWith('>From ')) || start.startsWith('＞');
}

/**
 * Lines that may belong to a quotation: an attribution (`skipped`), lines below which everything is quoted (`rest`),
 * or header lines of the mail's own text, such as those of a journey (`own`).
 */
export type QuotationHead = { length: number; kind: 'skipped' | 'rest' | 'own' };

/** The line or lines above a quoted mail that begin at `index`: an attribution, a header block, an announcement. */
export function readQuotationHead(lines: readonly string[], index: number): QuotationHead | undefined {
  if (announcesWholeMail(lines, index) || startsNotesHead(lines, index)) return { length: 1, kind: 'rest' };
  const block = readHeaderBlock(lines, index);
  if (block !== undefined) return { length: block.length, kind: block.isMail ? 'rest' : 'own' };
  const attribution = readAttribution(lines, index);
  if (attribution === undefined) return undefined;
  const { length, isCertain } = attribution;
  const after = lines.slice(index + length, index + length + 3).find((line) => line.trim() !== '');
  const isMarked = after !== undefined && isQuoted(after);
  if (!isMarked && !isCertain) return undefined;
  // Above lines without `>` marks, the quoted mail begins here and has no recognisable end.
  return { length, kind: after === undefined || isMarked ? 'skipped' : 'rest' };
}
