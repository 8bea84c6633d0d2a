import { componentOf, type JsonSchema } from '../json-schema.ts';

type Components = Record<string, JsonSchema>;

/**
 * The members of a schema as a page shows them: `{ tools: [{ name, … }], unavailable? }`. Objects in a list are written
 * out once, other objects by their name alone.
 */
export function shapeOf(schema: JsonSchema, components: Components): string {
  const { anyOf, properties = {}, required = [] } = resolve(schema, components);
  if (anyOf !== undefined) return anyOf.map((one) => shapeOf(one, components)).join(' or ');
  const members = Object.entries(properties).map(([name, member]) => {
    const key = required.includes(name) ? name : `${name}?`;
    const list = listShape(member, components);
    return list === undefined ? key : `${key}: ${list}`;
  });
  return `{ ${members.join(', ')} }`;
}

function listShape(member: JsonSchema, components: Components): string | undefined {
  const { type, items = {} } = resolve(member, components);
  const item = resolve(items, components);
  if (type !== 'array' || item.properties === undefined) return undefined;
  const { required = [] } = item;
  const names = Object.keys(item.properties).map((name) => (required.includes(name) ? name : `${name}?`));
  return `[{ ${names.join(', ')} }]`;
}

function resolve(schema: JsonSchema, components: Components): JsonSchema {
  const name = componentOf(schema);
  return name === undefined ? schema : (components[name] ?? {});
}
