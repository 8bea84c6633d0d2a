import { FILE_ENDINGS } from './file-endings.ts';
import { AT, COLON, NARROW_DOT, SLASH } from './lookalikes.ts';

const FILE_NAME = new RegExp(`[${NARROW_DOT}](?:${FILE_ENDINGS})$`, 'i');

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
/** A port, a path or a query. `now.ok?thanks` has none: it only lacks blanks. */
const PLACE = String.raw`:\d{1,5}(?:[\/?#]${REST})?|\/${REST}|\?(?=[^\s?=]{0,80}=)${REST}`;
/** `host.name` with a port, path or query: mail and chat programs make a link of it by themselves. */
const BARE = String.raw`((?:[\p{L}\p{M}\p{N}_-]{1,255}[${NARROW_DOT}]){1,16}${LAST_LABEL})(?:${PLACE})`;
/** What begins a place. */
const PLACE_SIGN = /[:/?]/;
const ADDRESS = String.raw`[\p{L}\p{N}_%+${NARROW_DOT}-]{1,64}[${AT}][\p{L}\p{N}${NARROW_DOT}-]{1,255}`;
/** An address comes first, so that its host is not matched by itself. */
const ADDRESS_OR_BARE = new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}_-])(?:${ADDRESS}|${BARE})`, 'giu');
const LABELS_BEFORE = new RegExp(`^.*[${NARROW_DOT}]`, 's');
/** Without one of these, a text holds no link: the end of `http`, `https`, `javascript` or `mailto`, a host's dot. */
const LINK_SIGN = new RegExp(String.raw`[pstoPSTO][${COLON}]|[${COLON}][${SLASH}]|[${NARROW_DOT}]\S`);
const EMPTY_BRACKETS = /\(\s*\)|\[\s*\]|<\s*>/g;
/** The host of a URL, without the user before it: `https://paypal.com@evil.example` leads to `evil.example`. */
const URL_HOST = new RegExp(
  String.raw`(?:[a-z0-9+.-]{0,20}[${COLON}][${SLASH}]{2}|(?<![\w@.-])www[${NARROW_DOT}])(?:[^\s@${SLASH}?#]{0,200}@)?([\p{L}\p{M}\p{N}_${NARROW_DOT}-]{1,255})${REST}`,
  'giu',
);

/** Whether the name before a path is a host: neither `heute.Er/sie`, which only lacks a blank, nor `Node.js/Express`. */
function isHost(name: string): boolean {
  const ending = name.replace(LABELS_BEFORE, '');
  const isOneCase = ending === ending.toLowerCase() || ending === ending.toUpperCase();
  return isOneCase && !FILE_NAME.test(name);
}

/**
 * The text without links: URLs, and hosts with a path. A name that merely looks like a host (`Booking.com`, `deploy.sh`)
 * stays, and so do mail addresses, which name a person. For readable texts of a few thousand characters.
 */
export function removeLinks(text: string): string {
  return replaceLinks(text, () => ' ');
}

/** The text with the host in place of each link, for texts that hold nothing else. */
export function nameLinks(text: string): string {
  const named = text.replace(URL_HOST, (_, host: string) => ` ${host} `);
  return replaceLinks(named, (host) => ` ${host} `);
}

function replaceLinks(text: string, write: (host: string) => string): string {
  if (!LINK_SIGN.test(text)) return text.replace(EMPTY_BRACKETS, ' ');
  // A blank in each place: the text before and after must not join into a new link.
  const unlinked = text.replace(WITH_SCHEME, ' ').replace(MAIL_SCHEME, ' ').replace(WITH_NUMBERS, ' ');
  const bare = PLACE_SIGN.test(unlinked)
    ? unlinked.replace(ADDRESS_OR_BARE, (found: string, host: string | undefined) =>
        host !== undefined && isHost(host) ? write(host) : found,
      )
    : unlinked;
  return bare.replace(EMPTY_BRACKETS, ' ');
}
