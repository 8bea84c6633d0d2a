import { type Address, addressParser, decodeWords } from 'postal-mime';
import type { MimeNode } from './mime-tree.ts';

export type GmailHeader = { name: string; value: string };

const addressHeaders = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc']);
/** RFC 5322's field name; lines like mbox's `From ada@example.com Mon ...` are none. */
const fieldName = /^[\x21-\x39\x3b-\x7e]+$/;
/** What a display name must not hold outside quotes. */
const nameSpecials = /[()<>[\]:;@\\,."]/;

/** A part's headers as Gmail shows them: names as written, encoded words decoded. */
export function headersOf(node: MimeNode): GmailHeader[] {
  return node.headers
    .filter(({ originalKey }) => fieldName.test(originalKey))
    .map(({ key, originalKey, value }) => ({
      name: originalKey,
      value: addressHeaders.has(key) ? decodedAddresses(value) : decodeWords(value),
    }));
}

/** The first header of that name; empty where there is none. */
export function headerValue(headers: GmailHeader[], name: string): string {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}

/** The addresses of a recipient list, groups unwrapped, lower-case. */
export function addressesIn(list: string): string[] {
  return addressParser(list, { flatten: true }).map(({ address = '' }) => address.toLowerCase());
}

/** Decoding can bring a comma into a name, so a decoded name is quoted where it has to be. */
function decodedAddresses(value: string): string {
  if (!value.includes('=?')) return value;
  const addresses = addressParser(value);
  const isReadable = addresses.length > 0 && addresses.every(({ address, group }) => address || group);
  return isReadable ? addresses.map(written).join(', ') : decodeWords(value);
}

function written({ name, address, group }: Address): string {
  if (group) return `${quoted(name)}: ${group.map(written).join(', ')};`;
  return name === '' ? String(address) : `${quoted(name)} <${address}>`;
}

function quoted(name: string): string {
  return nameSpecials.test(name) ? `"${name.replaceAll(/["\\]/g, '\\$&')}"` : name;
}
