import { decodeWords } from './decode-words.ts';

/** Characters that a display name may hold only inside quotes. */
const NAME_SPECIALS = /[()<>[\]:;@\\,."]/;
/** A quoted string, or encoded words with nothing but blanks between them. */
const QUOTED_OR_ENCODED =
  /("(?:\\.|[^"\\])*"?)|=\?[^?\s]+\?[bq]\?[^?]*\?=(?:\s*=\?[^?\s]+\?[bq]\?[^?]*\?=)*/gi;

/**
 * Decodes the encoded words of a list of addresses. Decoding can add a comma or a bracket to a name, so decoded words
 * are quoted where needed.
 */
export function decodeAddressWords(list: string): string {
  return list.replaceAll(QUOTED_OR_ENCODED, (found, quoted: string | undefined) => {
    if (quoted === undefined) return quoteName(decodeWords(found));
    return quoted.includes('=?') ? quoteName(decodeWords(quoted.replaceAll(/^"|"$/g, ''))) : quoted;
  });
}

function quoteName(name: string): string {
  return NAME_SPECIALS.test(name) ? `"${name.replaceAll(/["\\]/g, '\\$&')}"` : name;
}

/** The addresses of a recipient list in lower case, groups flattened; of an entry without one, its text. */
export function addressesIn(list: string): string[] {
  const entries: string[] = [];
  let entry = '';
  for (const [token] of list.matchAll(
    /"(?:\\.|[^"\\])*"?|\((?:\\.|[^()\\])*\)?|<[^>]*>?|[^"()<,;:]+|[,;:)]/g,
  )) {
    if (token === ',' || token === ';') {
      entries.push(entry);
      entry = '';
    } else if (token === ':') entry = '';
    else if (!/^[()]/.test(token)) entry += token;
  }
  return [...entries, entry].map(addressOf).filter((address) => address !== '');
}

function addressOf(entry: string): string {
  const [, inBrackets] = /<([^>]*)>?/.exec(entry.replaceAll(/"(?:\\.|[^"\\])*"?/g, ' ')) ?? [];
  return (inBrackets ?? entry).trim().toLowerCase();
}
