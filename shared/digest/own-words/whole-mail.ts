import { LANGUAGES } from '../languages/languages.ts';
import { compilePhrases } from '../languages/phrases.ts';
import { readHeaderField } from './header-fields.ts';
import { toPlainLine } from './plain-line.ts';

const MAX_ANNOUNCEMENT_CHARACTERS = 160;
/** A line without dashes or a colon. */
const MAX_BARE_CHARACTERS = 60;
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
  const line = toPlainLine((lines[index] ?? '').slice(0, MAX_ANNOUNCEMENT_CHARACTERS + 1));
  const isDecorated = /^[-–—_=*>#~]/.test(line);
  const limit = isDecorated || /[:：]$/.test(line) ? MAX_ANNOUNCEMENT_CHARACTERS : MAX_BARE_CHARACTERS;
  if (line === '' || line.length > limit) return false;
  const isRuled = isDecorated && RULED.test(line);
  const words = isDecorated
    ? line
        .replace(RULED, '')
        .replace(RULE_AFTER, '')
        .replace(/^\*+|\*+$/g, '')
    : line;
  const end = announcements.matchStart(words);
  if (end === 0) return isRuled && RULE_AFTER.test(line) && isFollowedByHeader(lines, index);
  const rest = words.slice(end).replace(/[:：\s]/g, '');
  const isOnlyThat = rest === '' || (isRuled && /[\p{Nd}@]/u.test(rest));
  return isOnlyThat && (isRuled || isFollowedByHeader(lines, index));
}
