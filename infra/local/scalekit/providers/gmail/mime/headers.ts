import { type Address, addressParser, decodeWords } from 'postal-mime';
import type { MimeNode } from './mime-tree.ts';

export type GmailHeader = { name: string; value: string };

const addressHeaders = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc']);
/** An RFC 5322 field name. Excludes mbox separator lines such as `From ada@example.com Mon ...`. */
const fieldName = /^[\x21-\x39\x3b-\x7e]+$/;
/** Characters that a display name may hold only inside quotes. */
const nameSpecials = /[()<>[\]:;@\\,."]/;

/** A part's headers as Gmail shows them: original names, encoded words decoded. */
export function headersOf(node: MimeNode): GmailHeader[] {
  return node.headers
    .filter(({ originalKey }) => fieldName.test(originalKey))
    .map(({ key, originalKey, value }) => ({
      name: originalKey,
      value: addressHeaders.has(key) ? decodeAddresses(value) : decodeWords(value),
    }));
}

/** The value of the first header with that lower-case name; empty if there is none. */
export function headerValue(headers: GmailHeader[], name: string): string {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}

/** The addresses of a recipient list in lower case, groups flattened. */
export function addressesIn(list: string): string[] {
  return addressParser(list, { flatten: true }).map(({ address = '' }) => address.toLowerCase());
}

/** Decoding can add a comma to a name, so decoded names are quoted where needed. */
function decodeAddresses(value: string): string {
  if (!value.includes('=?')) return value;
  const addresses = addressParser(value);
  const isReadable = addresses.length > 0 && addresses.every(({ address, group }) => address || group);
  return isReadable ? addresses.map(formatAddress).join(', ') : decodeWords(value);
}

function formatAddress({ name, address, group }: Address): string {
  if (group) return `${quoteName(name)}: ${group.map(formatAddress).join(', ')};`;
  return name === '' ? String(address) : `${quoteName(name)} <${address}>`;
}

function quoteName(name: string): string {
  return nameSpecials.test(name) ? `"${name.replaceAll(/["\\]/g, '\\$&')}"` : name;
}
