import { decodeCharset } from '../../../../../../shared/mail/charset/decode-charset.ts';
import { decodeWords } from './decode-words.ts';

/** The value of Content-Type or Content-Disposition. */
export type StructuredValue = { value: string; parameters: ReadonlyMap<string, string> };

/** A parameter: a name and a token or a quoted string, which may hold semicolons. */
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"?|([^;]*))/gs;
/** RFC 2231: `name*0*` is the first section of `name`, percent-encoded. */
const SECTION = /^([^*]+)(?:\*(\d{1,3}))?(\*?)$/;

/** Of one field. */
const LARGEST_CHARACTERS = 20_000;
const MAX_SECTIONS = 100;

type Section = { order: number; text: string; isEncoded: boolean };

/** Parses `value; name=parameter` in lower case, with the encoded and split parameters of RFC 2231. */
export function parseStructuredValue(field: string): StructuredValue {
  const written = field.slice(0, LARGEST_CHARACTERS);
  const end = written.indexOf(';');
  const value = (end === -1 ? written : written.slice(0, end)).replace(/\([^()]*\)/g, '').trim();
  const parameters = new Map<string, string>();
  const sections = new Map<string, Section[]>();
  for (const [, key = '', quoted, bare = ''] of written.matchAll(PARAMETER)) {
    const [, name = '', order, star] = SECTION.exec(key.toLowerCase()) ?? [];
    const text = quoted === undefined ? bare.trim() : quoted.replaceAll(/\\(["\\])/g, '$1');
    if (name === '') continue;
    if (order === undefined && star === '') {
      if (!parameters.has(name)) parameters.set(name, text);
      continue;
    }
    const section = { order: Number(order ?? 0), text, isEncoded: star === '*' };
    sections.set(name, [...(sections.get(name) ?? []).slice(0, MAX_SECTIONS), section]);
  }
  for (const [name, parts] of sections) parameters.set(name, joinSections(parts));
  return { value: value.toLowerCase(), parameters };
}

/** The file name of a part, decoded. */
export function fileNameOf(type: StructuredValue, disposition: StructuredValue): string {
  const name = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '';
  return decodeWords(name);
}

/** `charset'language'text`, of which only the first section has the charset. */
function joinSections(sections: Section[]): string {
  const ordered = sections.toSorted((one, other) => one.order - other.order);
  const [, charset, rest] = /^([^']*)'[^']*'(.*)$/s.exec(ordered[0]?.text ?? '') ?? [];
  const bytes = ordered.map(({ text, isEncoded }, index) => {
    const written = index === 0 && rest !== undefined ? rest : text;
    return isEncoded ? decodePercent(written) : Buffer.from(written);
  });
  return decodeCharset(Buffer.concat(bytes), charset);
}

function decodePercent(text: string): Buffer {
  const bytes = text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return /^[\p{ASCII}\u0080-\u00ff]*$/u.test(bytes) ? Buffer.from(bytes, 'latin1') : Buffer.from(text);
}
