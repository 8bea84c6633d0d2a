import { cutText } from './cut.ts';
import { withoutLinks } from './links.ts';
import { withoutNumbersToCall } from './phone-numbers.ts';
import { oneLine } from './readable.ts';

/** Read of a text before it is made harmless; bounds the work, not the result. */
const MAX_READ_CHARACTERS = 4_000;

/**
 * Somebody's address. The person must stay recognisable while no program may make it a link, and invisible
 * characters in it would be a new trick in place of the old one; so `bob.ray@mail.example.com` is written as
 * one would say it, `bob ray (mail example com)`.
 */
const ADDRESS = /([\p{L}\p{M}\p{N}._%+'-]{1,64})@([\p{L}\p{M}\p{N}.-]{1,255})/gu;
/** In any script and width: `://` never stays together. */
const SLASHES = /[:：](?=[/／\\＼]{2})/g;
const AT = /(?<=[^\s<([{])@(?=[^\s>)\]}])/gu;

/** Endings of file names that are nobody's domain, as against `.md`, `.py`, `.zip`. */
export const FILE_ENDINGS =
  'css|csv|docx?|eml|gif|html?|ics|jpe?g|js|json|jsx|log|pdf|png|pptx?|rtf|sql|svg|toml|tsx?|txt|xlsx?|xml|ya?ml';
/**
 * A dot between words with no blank after it: `done.In`, `README.md`, `Trip.com`. Which endings are domains
 * changes every year, so that every one but those above gets its blank.
 */
const TIGHT_DOT = new RegExp(
  String.raw`(?<=[^\s.])[.．。｡\u2024](?=\p{Default_Ignorable_Code_Point}*\p{Alphabetic}[\p{Alphabetic}\p{M}\p{N}-])(?!(?:${FILE_ENDINGS})(?![\p{L}\p{M}\p{N}_.-]))`,
  'giu',
);
/** The dot after `www`, and characters that hold one: `⒈`, `㏂`. */
const WWW_DOT = /(?:(?<=[wｗ]{3})[.．。｡\u2024]|[\u2488-\u249b\u33c2\u33c7\u33d8])(?=\S)/giu;
/** Schemes that some program follows without slashes after them. */
const SCHEME =
  /\b(https?|ftps?|sftp|file|mailto|tel|telnet|sms|smsto|mms|callto|facetime|skype|slack|zoommtg|tg|whatsapp|xmpp|sip|sips|geo|maps|intent|market|magnet|bitcoin|ethereum|data|blob|javascript|vbscript|view-source|about|chrome|ssh|git|ldap|news|irc|urn|ms-[a-z]+)[:：](?=\S)/giu;
/** What begins a tag, a comment, an entity's declaration or one of Slack's `<…>`. */
const TAG = /<(?=[\p{L}/!?@#%])/gu;
const TAG_END = />/g;

/**
 * Text from a mail, or from anybody, as a digest may show it: one line of at most `limit` characters in which
 * no program finds an address, a domain, a number to call, a tag or a mention.
 */
export function defangText(text: string, limit: number): string {
  const read = oneLine(withoutLinks(oneLine(text.slice(0, MAX_READ_CHARACTERS))));
  const spoken = read
    .replace(ADDRESS, (_, local: string, host: string) => `${words(local)} (${words(host)})`)
    .replace(AT, ' @ ')
    .replace(TIGHT_DOT, '$& ')
    .replace(WWW_DOT, '$& ')
    .replace(SCHEME, '$1: ')
    .replace(SLASHES, '$& ')
    .replace(TAG, '‹');
  const untagged = spoken.includes('‹') ? spoken.replace(TAG_END, '›') : spoken;
  return cutText(oneLine(withoutNumbersToCall(untagged)), limit);
}

function words(name: string): string {
  return name.replace(/\.+/g, ' ').trim();
}
