import { FILE_ENDINGS } from './file-endings.ts';
import { AT, NARROW_DOT, UNSEEN } from './lookalikes.ts';

/** The characters of a host name's label, by their NFKC form: letters, and signs such as `™`. */
const LETTER = String.raw`[[\p{L}\p{M}\p{Nl}\p{S}]--[\p{S}&&\p{ASCII}]]`;
/** A letter by itself ends no host name, so that `p.m.` and `z.B.` stay; `ﬁ` is two letters. */
const LONE_LETTER = String.raw`[A-Za-z\p{Script=Cyrillic}\p{Script=Greek}[\p{L}--\p{Changes_When_NFKC_Casefolded}]](?!${UNSEEN}(?:${LETTER}|[\p{N}_\-]))`;

/**
 * The source of a pattern for a dot between words with no blank after it: `done.In`, `README.md`, `Trip.com`. Which
 * endings are domains changes every year, so every such dot counts unless a file's ending follows it.
 * @param dots the contents of a character class
 */
export function tightDot(dots: string): string {
  return String.raw`(?<=[^\s.])[${dots}](?=${UNSEEN}${LETTER})(?!${UNSEEN}${LONE_LETTER})(?!(?i:${FILE_ENDINGS})(?:[.:]?(?:$|\s)|[\p{Pe}\p{Pf},;!?'"…]))`;
}

const ADDRESS = String.raw`[\p{L}\p{M}\p{N}_%+'${NARROW_DOT}\-]{1,64}[${AT}][\p{L}\p{M}\p{N}${NARROW_DOT}\-]{1,255}`;
/** A dot at the end of a sentence joins nothing. */
const DOT_WITHIN = new RegExp(String.raw`[${NARROW_DOT}]\S`);
const ADDRESS_OR_DOT = new RegExp(`${ADDRESS}|${tightDot(NARROW_DOT)}`, 'gv');

/**
 * The text with a blank in each name that a program may take for a host: `Booking.com` becomes `Booking. com`. Mail
 * addresses stay, as they name a person.
 */
export function spaceHosts(text: string): string {
  if (!DOT_WITHIN.test(text)) return text;
  return text.replace(ADDRESS_OR_DOT, (found) => (found.length === 1 ? `${found} ` : found));
}
