import { decodeAddressWords } from './address-list.ts';
import { decodeWords } from './decode-words.ts';
import type { HeaderField } from './header-fields.ts';

export type GmailHeader = { name: string; value: string };

const addressHeaders = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc']);

/** A part's headers as Gmail shows them: original names, encoded words decoded. */
export function toGmailHeaders(fields: HeaderField[]): GmailHeader[] {
  return fields.map(({ name, value, isRaw }) => ({
    name,
    value: isRaw || !value.includes('?=') ? value : decodeValue(name.toLowerCase(), value),
  }));
}

function decodeValue(name: string, value: string): string {
  return addressHeaders.has(name) ? decodeAddressWords(value) : decodeWords(value);
}

/** The value of the first header with that lower-case name; empty if there is none. */
export function headerValue(headers: GmailHeader[], name: string): string {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}
