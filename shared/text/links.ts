import { AMBIGUOUS_FILE_ENDINGS, FILE_ENDINGS } from './file-endings.ts';
import { AT, COLON, NARROW_DOT, SLASH } from './lookalikes.ts';

const FILE_NAME = new RegExp(`[${NARROW_DOT}](?:${FILE_ENDINGS}|${AMBIGUOUS_FILE_ENDINGS})$`, 'i');

/** The rest of a URL: printable ASCII but quotes and brackets, not ending in a sentence's punctuation. */
const REST = String.raw`(?:[!#-'*-;=?-Z\\^-~]*[#-'*+\-/0-9=@-Z\\^-~])?`;
/** `scheme://…` in any scheme, `https:…`, which browsers accept too, and `www.…`. */
const WITH_SCHEME = new RegExp(
  String.raw`(?:[a-z0-9+.-]{0,20}[${COLON}][${SLASH}]{2}|https?[${COLON}]|javascript[${COLON}](?=\S)|(?<![\w@.-])www[${NARROW_DOT}])${REST}`,
  'gi',
);
const MAIL_SCHEME = new RegExp(String.raw`\bmailto[${COLON}]`, 'gi');
const WITH_NUMBERS = new RegExp(String.raw`(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\/${REST}`, 'g');
/** The last label of a host name; after `.com` Japanese may follow without a blank. */
const LAST_LABEL =
  String.raw`(?:(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})(?![\p{Script=Latin}\p{M}\p{N}@_-])` +
  String.raw`|\p{L}{2,24}(?![\p{L}\p{M}\p{N}@_-]))`;
/** `host.name`, also with port, path or query: mail and chat programs make a link of it by themselves. */
const BARE = String.raw`(?:[\p{L}\p{M}\p{N}_-]{1,255}[${NARROW_DOT}]){1,16}${LAST_LABEL}((?::\d{1,5})?(?:[\/?#]${REST})?)`;
const ADDRESS = String.raw`[\p{L}\p{N}_%+${NARROW_DOT}-]{1,64}[${AT}][\p{L}\p{N}${NARROW_DOT}-]{1,255}`;
/** An address comes first, so that its host is not matched by itself. */
const ADDRESS_OR_BARE = new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}_-])(?:${ADDRESS}|${BARE})`, 'giu');
const LABELS_BEFORE = new RegExp(`^.*[${NARROW_DOT}]`, 's');
const EMPTY_BRACKETS = /\(\s*\)|\[\s*\]|<\s*>/g;

/** Whether it is a domain, not an address, nor `done.Then` or Arabic `كلمة.كلمة`, which only lack a blank. */
function isLink(found: string, after: string | undefined): boolean {
  if (after === undefined) return false;
  if (after !== '') return true;
  const ending = found.replace(LABELS_BEFORE, '');
  const isOneCase = ending === ending.toLowerCase() || ending === ending.toUpperCase();
  return /^[a-z0-9-]+$/i.test(ending) && isOneCase && !FILE_NAME.test(found);
}

/**
 * The text without the links that mail and chat programs find in it. Mail addresses stay, as they name a person.
 * For readable texts of a few thousand characters.
 */
export function removeLinks(text: string): string {
  // A blank in each place: the text before and after must not join into a new link.
  return text
    .replace(WITH_SCHEME, ' ')
    .replace(MAIL_SCHEME, ' ')
    .replace(WITH_NUMBERS, ' ')
    .replace(ADDRESS_OR_BARE, (found: string, after: string | undefined) =>
      isLink(found, after) ? ' ' : found,
    )
    .replace(EMPTY_BRACKETS, ' ');
}
