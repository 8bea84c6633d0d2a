import { type HttpAction, placeholderOf } from '../../../../shared/connections/actions/http-action.ts';
import { type ConnectionConfig, reviewedReads } from '../../../../shared/connections/connections.ts';
import { SINGLE_LINE } from '../../../../shared/connections/single-line.ts';
import shippedTools from '../../../../shared/connections/tools.json' with { type: 'json' };

const scalekitNames = new Set(
  Object.values(shippedTools)
    .flat()
    .map(({ name }) => name),
);

/** Names of tools that every model's API accepts. */
const NAME = /^[a-z][a-z0-9_]{0,63}$/;
const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9._~-]+$/;
const HEADER = /^[A-Za-z0-9-]+$/;
/** Headers that the request has in any case, or that direct it elsewhere. */
const OWN_HEADERS = new Set(
  'accept authorization connection content-length content-type cookie expect host proxy-authorization te trailer transfer-encoding upgrade user-agent'.split(
    ' ',
  ),
);
const SCALARS = new Set(['string', 'integer', 'number', 'boolean']);

type Property = { type?: unknown };
type Declared = { connection: string; name: string; action: HttpAction; config: ConnectionConfig };

/** What is wrong with the declared actions, as `connection.action: problem`. */
export function findWrongActions(connections: Record<string, ConnectionConfig>): string[] {
  const all = Object.entries(connections).flatMap(([connection, config]) =>
    Object.entries(config.actions ?? {}).map(([name, action]) => ({ connection, name, action, config })),
  );
  return all.flatMap((declared, index) => {
    const isTaken = all.slice(0, index).some(({ name }) => name === declared.name);
    const problems = [...nameProblems(declared, isTaken), ...requestProblems(declared)];
    return problems.map((problem) => `${declared.connection}.${declared.name}: ${problem}`);
  });
}

function nameProblems({ name, action, config }: Declared, isTaken: boolean): string[] {
  const { method, mark } = action;
  const problems: string[] = [];
  if (!NAME.test(name)) problems.push('the name must be lower-case letters, digits and _');
  if (isTaken) problems.push('another connection has an action of that name');
  if (Object.hasOwn(config.tools, name) || scalekitNames.has(name))
    problems.push('Scalekit has a tool of that name');
  if (mark === 'read' && method !== 'GET' && !reviewedReads.includes(name))
    problems.push(`a read by ${method} must be in reviewedReads`);
  return problems;
}

function requestProblems({ action, config }: Declared): string[] {
  const { path, query = {}, headers = {}, body, method, inputSchema, idempotencyHeader, mark } = action;
  const properties = (inputSchema.properties ?? {}) as Record<string, Property>;
  const required = (inputSchema.required ?? []) as string[];
  const segments = path.slice(1).split('/');
  const inSegments = segments.flatMap(listPlaceholders);
  const inTexts = [...inSegments, ...listPlaceholders(query), ...listPlaceholders(headers)];
  const used = [...inTexts, ...listPlaceholders(body)];
  const headerNames = [
    ...Object.keys(headers),
    ...(idempotencyHeader === undefined ? [] : [idempotencyHeader]),
  ];
  const credential = config.credential?.kind === 'api-key' ? [config.credential.header.toLowerCase()] : [];
  const ofOwn = (header: string) =>
    OWN_HEADERS.has(header.toLowerCase()) || credential.includes(header.toLowerCase());
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
    ...headerNames.filter((name) => !HEADER.test(name)).map((name) => `"${name}" is no header`),
    ...headerNames.filter(ofOwn).map((name) => `the header ${name} is not the action's`),
    ...(inputSchema.type === 'object' && inputSchema.additionalProperties === false
      ? []
      : ['inputSchema must be an object without further members']),
    ...[...new Set(listTextRules(inputSchema))].map((rule) => `inputSchema cannot have ${rule}`),
    ...(method === 'GET' && body !== undefined ? ['a GET has no body'] : []),
    ...(idempotencyHeader !== undefined && mark === 'read' ? ['a read has no idempotencyHeader'] : []),
  ];
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

/** The inputs that a template uses, at any depth. */
function listPlaceholders(template: unknown): string[] {
  const name = placeholderOf(template);
  if (name !== undefined) return [name];
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template).flatMap(listPlaceholders);
}
