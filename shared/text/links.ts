/** Endings of file names, which are no links, though `.md`, `.py` and others are countries' domains too. */
const FILE_NAME =
  /\.(?:css|csv|docx?|eml|gif|html?|ics|jpe?g|js|json|jsx|log|md|mjs|pdf|png|pptx?|py|rs|rtf|sql|svg|toml|tsx?|txt|xlsx?|xml|ya?ml)$/i;

/** What a URL goes on with: printable ASCII but quotes and brackets, not ending in a sentence's punctuation. */
const REST = String.raw`(?:[!#-'*-;=?-Z\\^-~]*[#-'*+\-/0-9=@-Z\\^-~])?`;
/** `scheme://…` in any scheme, `https:…`, which browsers take too, and `www.…`. */
const WITH_SCHEME = new RegExp(
  String.raw`(?:[a-z0-9+.-]{0,20}:\/\/|https?:|javascript:(?=\S)|(?<![\w@.-])www\.)${REST}`,
  'gi',
);
const MAIL_SCHEME = /\bmailto:/gi;
const WITH_NUMBERS = new RegExp(String.raw`(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?\/${REST}`, 'g');
/** The last label of a host name; after `.com` Japanese may follow at once. */
const LAST_LABEL =
  String.raw`(?:(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})(?![\p{Script=Latin}\p{M}\p{N}@_-])` +
  String.raw`|\p{L}{2,24}(?![\p{L}\p{M}\p{N}@_-]))`;
/** `host.name`, also with port, path or query: mail and chat programs make a link of it by themselves. */
const BARE = String.raw`(?:[\p{L}\p{M}\p{N}_-]{1,255}\.){1,16}${LAST_LABEL}((?::\d{1,5})?(?:[\/?#]${REST})?)`;
const ADDRESS = String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}`;
/** An address comes first, so that its host is not met by itself. */
const ADDRESS_OR_BARE = new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}_-])(?:${ADDRESS}|${BARE})`, 'giu');
const EMPTY_BRACKETS = /\(\s*\)|\[\s*\]|<\s*>/g;

/** An address is none; `done.Then` and Arabic `كلمة.كلمة` lack a blank; `done.then` may be a domain. */
function isLink(found: string, after: string | undefined): boolean {
  if (after === undefined) return false;
  if (after !== '') return true;
  const ending = found.slice(found.lastIndexOf('.') + 1);
  const isOneCase = ending === ending.toLowerCase() || ending === ending.toUpperCase();
  return /^[a-z0-9-]+$/i.test(ending) && isOneCase && !FILE_NAME.test(found);
}

/**
 * The text without links: nothing stays in it that a mail or chat program would make clickable, except mail
 * addresses, which say who is meant. For readable texts of a few thousand characters.
 */
export function withoutLinks(text: string): string {
  // A blank in each place, since what was apart must not join into a new link.
  return text
    .replace(WITH_SCHEME, ' ')
    .replace(MAIL_SCHEME, ' ')
    .replace(WITH_NUMBERS, ' ')
    .replace(ADDRESS_OR_BARE, (found: string, after: string | undefined) =>
      isLink(found, after) ? ' ' : found,
    )
    .replace(EMPTY_BRACKETS, ' ');
}
