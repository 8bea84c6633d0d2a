import fc from 'fast-check';

/** The keywords of JSON Schema that the OpenAPI document uses for requests. */
export type RequestSchema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: RequestSchema[];
  oneOf?: RequestSchema[];
  allOf?: RequestSchema[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: RequestSchema;
  properties?: Record<string, RequestSchema>;
  required?: string[];
  additionalProperties?: boolean | RequestSchema;
  examples?: unknown[];
  example?: unknown;
  $ref?: string;
};

/** Length of a text or list that no schema bounds. */
const UNBOUNDED = 20;
const JSON_VALUE = fc
  .jsonValue({ maxDepth: 3 })
  .filter((value) => !JSON.stringify(value).includes('"__proto__"'));

/**
 * Values that a schema mostly accepts: examples are among them. The caller drops the values that a validator refuses.
 * @param resolve finds the schema behind a `$ref`
 */
export function arbitraryOf(
  schema: RequestSchema,
  resolve: (ref: string) => RequestSchema,
): fc.Arbitrary<unknown> {
  const generated = generate(schema, resolve);
  const examples = [...(schema.examples ?? []), ...(schema.example === undefined ? [] : [schema.example])];
  if (examples.length === 0) return generated;
  // Often, so that a run of few requests has one that nothing but an example makes acceptable.
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...examples) },
    { weight: 1, arbitrary: generated },
  );
}

function generate(schema: RequestSchema, resolve: (ref: string) => RequestSchema): fc.Arbitrary<unknown> {
  const inner = (each: RequestSchema) => arbitraryOf(each, resolve);
  if (schema.$ref !== undefined) return inner(resolve(schema.$ref));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return fc.oneof(...alternatives.map(inner));
  if (schema.allOf !== undefined)
    return inner(Object.assign({}, schema, { allOf: undefined }, ...schema.allOf));
  switch (schema.type) {
    case 'string':
      return texts(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return lists(schema, inner(schema.items ?? {}));
    case 'object':
      return objects(schema, inner);
    case undefined:
      return JSON_VALUE;
    default:
      throw new Error(`No generator for the type ${schema.type}`);
  }
}

/** Texts by length first: a text that only matches the pattern hardly ever has a required length. */
function texts({
  pattern,
  minLength = 0,
  maxLength = minLength + UNBOUNDED,
}: RequestSchema): fc.Arbitrary<string> {
  const bounds = { minLength, maxLength };
  if (pattern === undefined) return fc.string({ unit: 'grapheme', ...bounds });
  // A lookahead only drops some of the texts, as the caller does.
  const consuming = pattern.replaceAll(/\(\?[=!](?:[^()\\]|\\.)*\)/g, '');
  // One class of characters, repeated.
  const [, characters] = /^\^(\[(?:[^\]\\]|\\.)+\])[*+]\$$/.exec(consuming) ?? [];
  if (characters === undefined) return fc.stringMatching(new RegExp(consuming, 'u'));
  const isMember = new RegExp(`^${characters}$`, 'u');
  const one = { minLength: 1, maxLength: 1 };
  const character = fc
    .oneof(fc.string({ unit: 'grapheme-ascii', ...one }), fc.string({ unit: 'binary', ...one }))
    .filter((each) => isMember.test(each));
  return fc.array(character, bounds).map((all) => all.join(''));
}

function lists(
  { minItems = 0, maxItems = minItems + UNBOUNDED, uniqueItems = false }: RequestSchema,
  item: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown[]> {
  const bounds = { minLength: minItems, maxLength: maxItems };
  return uniqueItems ? fc.uniqueArray(item, bounds) : fc.array(item, bounds);
}

function objects(
  { properties = {}, required = [], additionalProperties = true }: RequestSchema,
  inner: (schema: RequestSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<object> {
  const members = Object.entries(properties).map(([name, schema]) => [name, inner(schema)] as const);
  const known = fc.record(Object.fromEntries(members), { requiredKeys: required, noNullPrototype: true });
  if (additionalProperties === false) return known;
  const value = additionalProperties === true ? JSON_VALUE : inner(additionalProperties);
  const name = fc.string({ minLength: 1, maxLength: UNBOUNDED }).filter((each) => each !== '__proto__');
  const others = fc.dictionary(name, value, { maxKeys: 3, noNullPrototype: true });
  return fc.tuple(others, known).map(([rest, fields]) => ({ ...rest, ...fields }));
}
