/**
 * Characters that a reader does not see, or that look like a line break: a text could hide words in them, or end its
 * line. Joiners and variation selectors stay, as scripts and emoji need them.
 */
const DECEPTIVE =
  /[[\x7f-\x9f\u2028\u2029][\p{Default_Ignorable_Code_Point}--[\u061c\u180b-\u180f\u200c-\u200f\ufe00-\ufe0f]]]+/gv;

function escapeAll(characters: string): string {
  return Buffer.from(characters, 'utf16le').swap16().toString('hex').replace(/.{4}/g, '\\u$&');
}

/** The value as JSON on one line, well-formed, with invisible characters escaped. `null` for undefined. */
export function toJson(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replace(DECEPTIVE, escapeAll);
}
