import { type HttpAction, placeholderOf } from '../../../../shared/connections/actions/http-action.ts';

const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9._~-]+$/;
/** How a document of GraphQL begins: with a fragment, an operation's variables, or a selection within another. */
const GRAPHQL =
  /^\s*(?:fragment\s+\w+\s+on\s+\w+\s*\{|(?:query|mutation|subscription)\b\s*\w*\s*\(\s*\$|(?:(?:query|mutation|subscription)\b\s*\w*\s*)?\{[^{}]*\{)/;
const SCALARS = new Set(['string', 'integer', 'number', 'boolean']);

type Property = { type?: unknown };

/** What is wrong with the templates of an action: its path, query, headers and body. */
export function listTemplateProblems({
  path,
  query = {},
  headers = {},
  body,
  inputSchema,
}: HttpAction): string[] {
  const properties = (inputSchema.properties ?? {}) as Record<string, Property>;
  const required = (inputSchema.required ?? []) as string[];
  const segments = path.slice(1).split('/');
  const inSegments = segments.flatMap(listPlaceholders);
  const inTexts = [...inSegments, ...listPlaceholders(query), ...listPlaceholders(headers)];
  const used = [...inTexts, ...listPlaceholders(body)];
  const inputs = Object.keys(properties).map((name) => `{${name}}`);
  // A fixed text may have a part like that: GraphQL's `{id}`, or the `picture{url}` of a list of fields.
  const fixed = [
    ...[query, headers].flatMap(listFixed),
    ...listFixed(body).filter((text) => !GRAPHQL.test(text)),
  ];
  const halfFixed = fixed.filter((text) => inputs.some((input) => text.includes(input)));
  return [
    ...(path.startsWith('/') ? [] : ['the path must begin with /']),
    ...segments
      .filter((segment) => placeholderOf(segment) === undefined && !SEGMENT.test(segment))
      .map((segment) => `the segment "${segment}" is neither fixed nor one input`),
    ...inSegments.filter((name) => !required.includes(name)).map((name) => `the path needs ${name}`),
    ...[...new Set(used)]
      .filter((name) => !Object.hasOwn(properties, name))
      .map((name) => `inputSchema has no ${name}`),
    ...Object.keys(properties)
      .filter((name) => !used.includes(name))
      .map((name) => `nothing sends ${name}`),
    ...[...new Set(inTexts)]
      .filter((name) => Object.hasOwn(properties, name) && !SCALARS.has(String(properties[name]?.type)))
      .map((name) => `${name} must be a text, a number or a boolean`),
    ...halfFixed.map((text) => `the text "${text}" is neither fixed nor one input`),
  ];
}

/** The inputs that a template uses, at any depth. */
function listPlaceholders(template: unknown): string[] {
  const name = placeholderOf(template);
  if (name !== undefined) return [name];
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template).flatMap(listPlaceholders);
}

/** The texts of a template that are sent as they are, at any depth: those of values, and the members' names. */
function listFixed(template: unknown): string[] {
  if (typeof template === 'string') return placeholderOf(template) === undefined ? [template] : [];
  if (typeof template !== 'object' || template === null) return [];
  const names = Array.isArray(template) ? [] : Object.keys(template);
  return [...names, ...Object.values(template).flatMap(listFixed)];
}
