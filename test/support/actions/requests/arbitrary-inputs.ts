import fc from 'fast-check';
import { hostileTexts } from './hostile-texts.ts';

/** The keywords of JSON Schema that the shipped tools use; a test fails when a tool uses another one. */
export type InputSchema = {
  type?: string;
  description?: string;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: InputSchema;
  properties?: Record<string, InputSchema>;
  required?: string[];
  additionalProperties?: boolean;
};

/** Text of whole code points, without lone surrogates. */
const text = (minLength = 0) => fc.string({ unit: 'binary', minLength, maxLength: minLength + 20 });
const isSafe = (value: unknown) => !JSON.stringify(value).includes('"__proto__"');
export const jsonValue = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }).filter(isSafe);

/** Values that a schema accepts. */
export function validInputs(schema: InputSchema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return text(schema.minLength).filter(
        (value) => schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value),
      );
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000 });
    case 'number':
      return fc.double({
        min: schema.minimum ?? -1e6,
        max: schema.maximum ?? 1e6,
        noNaN: true,
      });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(validInputs(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 4),
      });
    case 'object':
      return validObjects(schema);
    case undefined:
      return jsonValue;
    default:
      throw new Error(`No generator for the type ${schema.type}.`);
  }
}

function validObjects({ properties = {}, required = [], additionalProperties }: InputSchema) {
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, validInputs(inner)])),
    { requiredKeys: required, noNullPrototype: true },
  );
  if (additionalProperties === false) return known;
  const rest = fc.dictionary(text(1), jsonValue, { maxKeys: 3, noNullPrototype: true }).filter(isSafe);
  return fc.tuple(rest, known).map(([others, fields]) => ({ ...others, ...fields }));
}

const name = fc.oneof(fc.constantFrom(...hostileTexts), text()).filter((each) => each !== '__proto__');
const anyValue = fc.oneof(
  jsonValue,
  fc.constantFrom<unknown>(...hostileTexts, null, -0, 1e308, 5e-324, [], {}),
);

type Change = (input: Record<string, unknown>) => Record<string, unknown>;

/** Breaks an input: adds a field, removes one, or gives one a value of another kind. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(name, anyValue).map(
    ([key, value]): Change =>
      (input) => ({ ...input, [key]: value }),
  ),
  fc.nat({ max: 20 }).map(
    (at): Change =>
      (input) => {
        const { [keyAt(input, at)]: _removed, ...rest } = input;
        return rest;
      },
  ),
  fc.tuple(fc.nat({ max: 20 }), anyValue).map(
    ([at, value]): Change =>
      (input) => ({ ...input, [keyAt(input, at)]: value }),
  ),
);

const keyAt = (input: object, at: number): string => {
  const keys = Object.keys(input);
  return keys[at % Math.max(keys.length, 1)] ?? 'none';
};

/** Inputs of a schema with up to three changes, most of which the schema refuses. */
export function changedInputs(schema: InputSchema): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(validInputs(schema), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([input, changes]) =>
      changes.reduce((result, each) => each(result), input as Record<string, unknown>),
    );
}
