import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SINGLE_LINE } from '../../../../shared/connections/single-line.ts';

type Schema = Record<string, unknown>;

const TYPES = new Set(['string', 'integer', 'number', 'boolean', 'array', 'object', 'null']);
/** A member that OpenAPI leaves to tools. */
const EXTENSION = /^x-[\w:-]+$/;
/** Keywords with one schema or a list of them, and those with a schema per name. */
const INNER = ['items', 'prefixItems', 'additionalProperties', 'not', 'anyOf', 'oneOf', 'allOf', 'contains'];
const NAMED = ['properties', '$defs', 'dependentSchemas'];

/** What is wrong with the schema of an action's input. */
export function listSchemaProblems(schema: Schema): string[] {
  const isClosed = schema.type === 'object' && schema.additionalProperties === false;
  const problems = [
    ...(isClosed ? [] : ['inputSchema must be an object without further members']),
    ...[...new Set(listTextRules(schema))].map((rule) => `inputSchema cannot have ${rule}`),
    ...listSchemas(schema, 'inputSchema').flatMap(([place, inner]) => [
      ...listWrongTypes(inner).map((type) => `${place} has the type ${JSON.stringify(type)}, which is none`),
      ...listUndefined(inner).map((name) => `${place} requires ${name}, which it does not have`),
    ]),
  ];
  return problems.length > 0 ? problems : listOtherProblems(schema);
}

/** A keyword that JSON Schema does not have, such as `minLenght`, would never be checked. Notes of OpenAPI need no check. */
function listOtherProblems({ $schema: version, ...schema }: Schema): string[] {
  // Strict about keywords alone: `listUndefined` checks `required`.
  const options = {
    strict: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    validateFormats: false,
  } as const;
  const keywords = ['example', ...new Set(listExtensions(schema))];
  try {
    const ajv = /draft-0[67]/.test(String(version)) ? new Ajv(options) : new Ajv2020(options);
    ajv.addVocabulary(keywords).compile(schema);
    return [];
  } catch (error) {
    return [`inputSchema is invalid: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** The members `x-…` at any depth. */
function listExtensions(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const names = Array.isArray(schema) ? [] : Object.keys(schema);
  return [...names.filter((name) => EXTENSION.test(name)), ...Object.values(schema).flatMap(listExtensions)];
}

/** A schema and those within it, each with its place. */
function listSchemas(schema: unknown, place: string): [string, Schema][] {
  if (!isObject(schema)) return [];
  const inner = INNER.flatMap((key) =>
    [schema[key]].flat().flatMap((each) => listSchemas(each, `${place}.${key}`)),
  );
  const named = NAMED.flatMap((key) => {
    const members = isObject(schema[key]) ? Object.entries(schema[key]) : [];
    return members.flatMap(([name, each]) => listSchemas(each, `${place}.${key}.${name}`));
  });
  return [[place, schema], ...inner, ...named];
}

function listWrongTypes({ type }: Schema): unknown[] {
  return type === undefined ? [] : [type].flat().filter((each) => !TYPES.has(String(each)));
}

/** Without own properties a part of an `anyOf` may require those of the schema around it. */
function listUndefined({ required, properties }: Schema): string[] {
  if (!Array.isArray(required) || !isObject(properties)) return [];
  return required.filter((name) => !Object.hasOwn(properties, String(name))).map(String);
}

/**
 * The rules on texts that a schema has at any depth, but for that of a single line: a refusal has no words for any other,
 * and a pattern can take a text of the caller's very long.
 */
function listTextRules(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const isRule = key === 'pattern' ? value !== SINGLE_LINE : ['format', 'patternProperties'].includes(key);
    // An input may have such a name: its schema is an object.
    return isRule && (typeof value === 'string' || key === 'patternProperties')
      ? [key]
      : listTextRules(value);
  });
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
