import { readAttribution } from './attribution.ts';
import { readHeaderBlock } from './header-block.ts';
import { announcesWholeMail } from './whole-mail.ts';

/** Whether the line is marked as quoted; mailbox files escape an own line that starts with `From` as `>From`. */
export function isQuoted(line: string): boolean {
  const start = line.trimStart();
  return start.startsWith('>') && !start.startsWith('>From ');
}

/** Lines that belong to a quotation: how many, and whether everything below them is quoted. */
export type QuotationHead = { length: number; isRest: boolean };

/** The line or lines above a quoted mail that begin at `index`: an attribution, a header block, an announcement. */
export function readQuotationHead(lines: readonly string[], index: number): QuotationHead | undefined {
  if (announcesWholeMail(lines, index)) return { length: 1, isRest: true };
  const block = readHeaderBlock(lines, index);
  if (block?.isMail === true) return { length: block.length, isRest: true };
  const attribution = readAttribution(lines, index);
  if (attribution === undefined) return undefined;
  const { length, isCertain } = attribution;
  const after = lines.slice(index + length, index + length + 3).find((line) => line.trim() !== '');
  const isMarked = after !== undefined && isQuoted(after);
  // Above lines without `>` marks, the quoted mail begins here and has no recognisable end.
  return isMarked || isCertain ? { length, isRest: after !== undefined && !isMarked } : undefined;
}
