/**
 * Text without a character at which a reader of headers may break a line: CR, LF and those of Python's `splitlines`.
 * A JSON Schema pattern, linear in the text.
 */
export const SINGLE_LINE = String.raw`^[^\u0000\n\u000b\f\r\u001c-\u001e\u0085\u2028\u2029]*$`;

/** Names under which tools take what becomes a line of a header: addresses, a subject, a name or a type. */
const HEADER_FIELD =
  /^((to|cc|bcc|from|reply_to|sender|recipients?)(_e?mails?|_address(es)?|_recipients?|_names?)?|(\w+_)?(e?mails?_?address(es)?|emails?|recipients?|subject|title|file_?name)|in_reply_to(_\w+)?|references|(content|mime)_type)$/;

type Schema = Record<string, unknown>;

/** A schema's properties, with the pattern of a single line for each one whose name is that of a header's field. */
export function withSingleLines(properties: Schema): Schema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      isHeaderField(name) ? singleLine(schema) : schema,
    ]),
  );
}

function isHeaderField(name: string): boolean {
  return HEADER_FIELD.test(name.replace(/([a-z0-9])([A-Z])|[-.]/g, '$1_$2').toLowerCase());
}

function singleLine(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null)
    return schema === true ? { pattern: SINGLE_LINE } : schema;
  const items = 'items' in schema && !Array.isArray(schema.items) ? { items: singleLine(schema.items) } : {};
  const isList = 'type' in schema && schema.type === 'array';
  return { ...schema, ...items, ...(!isList && { pattern: SINGLE_LINE }) };
}
