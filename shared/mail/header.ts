/** Bounds of the header fields that are read; ordinary mails stay far below them. */
const MAX_FIELDS = 500;
const MAX_VALUE_CHARACTERS = 4_000;

/** A schema costs too much here: mails have thirty fields and more. */
function isHeaderField(field: unknown): field is { name: string; value: string } {
  return (
    typeof field === 'object' &&
    field !== null &&
    'name' in field &&
    typeof field.name === 'string' &&
    'value' in field &&
    typeof field.value === 'string'
  );
}

/** A part's header fields by lower-case name, unfolded; of a repeated field the first. */
export type MailHeaders = ReadonlyMap<string, string>;

/** Reads Gmail's `headers` array; entries that are no header field are left out. */
export function readHeaders(fields: readonly unknown[] | undefined): MailHeaders {
  const headers = new Map<string, string>();
  for (const field of fields?.slice(0, MAX_FIELDS) ?? []) {
    if (!isHeaderField(field)) continue;
    const name = field.name.trim().toLowerCase();
    if (headers.has(name)) continue;
    headers.set(
      name,
      field.value
        .slice(0, MAX_VALUE_CHARACTERS)
        .replace(/[\r\n]+[ \t]*/g, ' ')
        .trim(),
    );
  }
  return headers;
}

/** The charset that a Content-Type names, as written. */
export function findCharset(contentType: string): string | undefined {
  const match = /(?:^|[;\s])charset\s*=\s*["']?([^\s;"'<>]+)/i.exec(contentType);
  return match?.[1];
}

/** A Message-ID within its angle brackets; some mailers write it without them. */
const MESSAGE_ID = /<([^<>\s]{1,300})>/g;
const BARE_ID = /^\s*([^<>\s]{1,300}@[^<>\s]{1,300})\s*$/;

/** The Message-IDs that a header field names, each once, without angle brackets. */
export function findMessageIds(value: string, limit: number): string[] {
  const bare = BARE_ID.exec(value)?.[1];
  const ids = bare === undefined ? Array.from(value.matchAll(MESSAGE_ID), ([, id = '']) => id) : [bare];
  return [...new Set(ids)].slice(0, limit);
}
