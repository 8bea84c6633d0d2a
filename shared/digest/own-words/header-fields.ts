import { foldText } from '../languages/fold-text.ts';
import type { Language } from '../languages/language.ts';
import { LANGUAGES } from '../languages/languages.ts';
import { readPhrases } from '../languages/phrases.ts';
import { stripDecoration, toPlainLine } from './plain-line.ts';

const FIELDS = ['from', 'sent', 'date', 'to', 'subject', 'otherFields'] as const;
/** What a field of a header is for. */
export type FieldKind = (typeof FIELDS)[number];
/** A line `Name: value`; `kind` is absent when no mail program prints that name above a quoted mail. */
export type HeaderField = { kind?: FieldKind; value: string };

/** The longest name of a field with the decoration around it. */
const MAX_NAME_CHARACTERS = 40;
const MAX_FIELD_CHARACTERS = 1_000;

/** `Reply-To`, `Reply to` and `보낸 사람`, `보낸사람` are one name each. */
function toKey(name: string): string {
  return foldText(name).replace(/[\s.-]/g, '');
}

let kinds: Map<string, FieldKind> | undefined;

function readKinds(): Map<string, FieldKind> {
  const found = new Map<string, FieldKind>();
  const list = ({ quotation }: Language) =>
    FIELDS.flatMap((kind) => readPhrases(quotation[kind]).map((name) => [toKey(name), kind] as const));
  for (const [name, kind] of LANGUAGES.flatMap(list)) {
    if (!found.has(name)) found.set(name, kind);
  }
  return found;
}

/** Reads a line `Name: value`, also `*Name:* value`, `| Name : value` and `名前：value`. */
export function readHeaderField(line: string): HeaderField | undefined {
  const start = line.slice(0, MAX_NAME_CHARACTERS);
  if (!start.includes(':') && !start.includes('：')) return undefined;
  const plain = toPlainLine(line.slice(0, MAX_FIELD_CHARACTERS));
  const colon = plain.slice(0, MAX_NAME_CHARACTERS).search(/[:：]/);
  if (colon < 1) return undefined;
  const name = stripDecoration(plain.slice(0, colon));
  if (!/^\p{L}/u.test(name)) return undefined;
  kinds ??= readKinds();
  const kind = kinds.get(toKey(name));
  const value = stripDecoration(plain.slice(colon + 1));
  return kind === undefined ? { value } : { kind, value };
}
