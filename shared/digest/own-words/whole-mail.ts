import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { readHeaderField } from './header-fields.ts';
import { toPlainLine } from './plain-line.ts';

const MAX_ANNOUNCEMENT_CHARACTERS = 160;
const RULED = /^[-–—_=*>#~\s]*[-–—_=*~]{2}\s*(?=[^-–—_=*~\s])/;
const RULE_AFTER = /\s*[-–—_=*>#~]{2,}[-–—_=*>#~\s]*$/;

const announcements = compilePhrases(() => LANGUAGES.map(({ quotation }) => quotation.wholeMail));

/** Whether the next line with words belongs to a header. */
function isFollowedByHeader(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1, index + 4).find((line) => line.trim() !== '') ?? '';
  return readHeaderField(next)?.kind !== undefined;
}

/**
 * Whether the line announces a mail that is quoted whole: `-----Original Message-----`, `Begin forwarded message:`.
 * Between dashes any words do, if a header follows.
 */
export function announcesWholeMail(lines: readonly string[], index: number): boolean {
  const line = toPlainLine(lines[index] ?? '');
  if (line.length > MAX_ANNOUNCEMENT_CHARACTERS) return false;
  const isRuled = RULED.test(line);
  const words = line
    .replace(RULED, '')
    .replace(RULE_AFTER, '')
    .replace(/^\*+|\*+$/g, '');
  if (!isRuled && !/[:：]$/.test(words) && words !== line.replace(/^[*\s]+|[*\s]+$/g, '')) return false;
  const end = announcements.matchStart(words);
  if (end === 0) return isRuled && RULE_AFTER.test(line) && isFollowedByHeader(lines, index);
  const rest = words.slice(end).replace(/[:：\s]/g, '');
  const isOnlyThat = rest === '' || (isRuled && /[\p{Nd}@]/u.test(rest));
  return isOnlyThat && (isRuled || isFollowedByHeader(lines, index));
}
