import { cutText } from './cut.ts';
import { tightDot } from './hosts.ts';
import { removeLinks } from './links.ts';
import { AT, COLON, DOT, HIDDEN_DOT, NARROW_DOT, SLASH, UNSEEN } from './lookalikes.ts';
import { breakNumbers } from './numbers.ts';
import { toOneLine } from './readable.ts';

/** Characters of a text that are read before it is defanged; bounds the work, not the result. */
const MAX_READ_CHARACTERS = 4_000;

/**
 * A mail address. Its reader must recognise the person while no program makes it a link, and invisible
 * characters would be a new trick; so `bob.ray@mail.example.com` becomes `bob ray (mail example com)`.
 */
const ADDRESS = new RegExp(
  String.raw`([\p{L}\p{M}\p{N}_%+'${NARROW_DOT}-]{1,64})[${AT}]([\p{L}\p{M}\p{N}${NARROW_DOT}-]{1,255})`,
  'gu',
);
const NARROW_DOTS = new RegExp(`[${NARROW_DOT}]+`, 'g');
const TIGHT_AT = new RegExp(String.raw`(?<=[^\s<(\[{])[${AT}](?=[^\s>)\]}])`, 'gu');

const TIGHT_DOT = new RegExp(tightDot(DOT), 'gv');
/** A letter that a program may read as a Latin one: a scheme and `www` are written in these. */
const LATIN = String.raw`[\p{Script=Latin}[\p{Changes_When_NFKC_Casefolded}--\p{ASCII}]]`;
/** The dot after `www`, and signs that hold a dot. */
const WWW_DOT = new RegExp(
  String.raw`(?:(?<=(?:[w[${LATIN}--\p{ASCII}]]${UNSEEN}){3})[${DOT}]|[${HIDDEN_DOT}])(?=\S)`,
  'giv',
);
/** After a word `tel:`, `ms-word:` and any other scheme needs no slashes; anywhere else a URL needs one. */
const TIGHT_COLON = new RegExp(
  String.raw`(?<=${LATIN}${UNSEEN})[${COLON}](?=\S)|[${COLON}](?=${UNSEEN}[${SLASH}])`,
  'gv',
);
/** What begins a tag, a comment, an entity's declaration or one of Slack's `<…>`. */
const TAG = /<(?=[\p{L}/!?@#%])/gu;

/**
 * Any text as a digest may show it: one line of at most `limit` characters in which no program finds an
 * address, a domain, a number to call, a tag or a mention.
 */
export function defangText(text: string, limit: number): string {
  const line = toOneLine(text.slice(0, MAX_READ_CHARACTERS));
  const defanged = separate(removeLinks(line));
  if (defanged.length <= limit) return defanged;
  // A cut can make a domain of a file's ending: `.html` becomes `.ht`.
  return cutText(separate(cutText(defanged, limit)), limit);
}

const AT_SIGN = new RegExp(`[${AT}]`, 'u');
const COLON_SIGN = new RegExp(`[${COLON}]`, 'u');
/** A dot at the end of a sentence separates nothing. */
const DOT_WITHIN = new RegExp(String.raw`[${DOT}${HIDDEN_DOT}]\S`, 'u');

/** Puts blanks and other marks between the parts of addresses, domains, numbers and tags. */
function separate(text: string): string {
  let spoken = toOneLine(text);
  if (AT_SIGN.test(spoken)) {
    spoken = spoken
      .replace(ADDRESS, (_, local: string, host: string) => `${spell(local)} (${spell(host)})`)
      .replace(TIGHT_AT, ' @ ');
  }
  if (DOT_WITHIN.test(spoken)) spoken = spoken.replace(TIGHT_DOT, '$& ').replace(WWW_DOT, '$& ');
  if (COLON_SIGN.test(spoken)) spoken = spoken.replace(TIGHT_COLON, '$& ');
  spoken = spoken.replace(TAG, '‹');
  const untagged = spoken.includes('‹') ? spoken.replaceAll('>', '›') : spoken;
  return breakNumbers(toOneLine(untagged));
}

function spell(name: string): string {
  return name.replace(NARROW_DOTS, ' ').trim();
}
