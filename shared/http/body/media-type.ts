/** A media type with its parameters, in RFC 9110's form; type and names in lower case. */
type MediaType = { type: string; parameters: { name: string; value: string }[] };

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
/** Text between quotation marks, with escapes; a header has no control character but the tab. */
const QUOTED = String.raw`"((?:[^\x00-\x08\x0a-\x1f\x7f"\\]|\\[^\x00-\x08\x0a-\x1f\x7f])*)"`;

/** Whether a `Content-Type` is JSON in UTF-8. Parameters other than `charset` have no meaning for JSON (RFC 8259). */
export function isJsonType(contentType: string): boolean {
  const media = parseMediaType(contentType);
  if (media?.type !== 'application/json') return false;
  return media.parameters.every(({ name, value }) => name !== 'charset' || value.toLowerCase() === 'utf-8');
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-5.6.6: a parameter may be empty, and has no blank beside its `=`. */
function parseMediaType(text: string): MediaType | undefined {
  const whole = text.replace(/[ \t]+$/, '');
  const [type] = new RegExp(`^${TOKEN}/${TOKEN}`).exec(whole) ?? [];
  if (type === undefined) return undefined;
  const parameter = new RegExp(`[ \\t]*;[ \\t]*(?:(${TOKEN})=(?:(${TOKEN})|${QUOTED}))?`, 'y');
  const parameters: MediaType['parameters'] = [];
  let end = type.length;
  while (end < whole.length) {
    parameter.lastIndex = end;
    const match = parameter.exec(whole);
    if (match === null) return undefined;
    const [, name, token, quoted = ''] = match;
    if (name !== undefined) {
      parameters.push({ name: name.toLowerCase(), value: token ?? quoted.replace(/\\(.)/g, '$1') });
    }
    end = parameter.lastIndex;
  }
  return { type: type.toLowerCase(), parameters };
}
