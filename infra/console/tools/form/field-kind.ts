/** The keywords of JSON Schema that a form uses; the validator reads the others. */
export type FieldSchema = {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: { readonly [name: string]: FieldSchema };
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly default?: unknown;
};

/**
 * How a field is edited. `lines`: an array of texts or numbers, one in each line. `json`: every schema for which no
 * other control exists.
 */
export type FieldKind = 'text' | 'long-text' | 'number' | 'yes-no' | 'choice' | 'lines' | 'group' | 'json';

const LONG_TEXT = /body|text|description|content|message$/;

export function findFieldKind(name: string, schema: FieldSchema): FieldKind {
  if (schema.enum) return 'choice';
  switch (typeOf(schema)) {
    case 'boolean':
      return 'yes-no';
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return LONG_TEXT.test(name) && !/_type$/.test(name) ? 'long-text' : 'text';
    case 'object':
      return schema.properties ? 'group' : 'json';
    case 'array':
      return /^(string|integer|number)$/.test(typeOf(schema.items ?? {}) ?? '') ? 'lines' : 'json';
    default:
      return 'json';
  }
}

/** The one type of the schema; `null` beside it counts as leaving the field out. */
export function typeOf({ type }: FieldSchema): string | undefined {
  if (typeof type === 'string') return type;
  const types = type?.filter((one) => one !== 'null') ?? [];
  return types.length === 1 ? types[0] : undefined;
}

/** The field's place as the validator reports it: a JSON Pointer without its first slash. */
export function joinPath(parent: string, name: string): string {
  const encoded = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return parent === '' ? encoded : `${parent}/${encoded}`;
}
