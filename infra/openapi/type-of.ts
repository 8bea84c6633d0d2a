import { componentOf, type JsonSchema } from './json-schema.ts';

/** A longer list, such as that of all time zones, is no help in a type. */
const LONGEST_UNION = 40;

/** The TypeScript of a schema; layout is left to the formatter. */
export function typeOf(schema: JsonSchema): string {
  const component = componentOf(schema);
  if (component !== undefined) return component;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined && schema.enum.length <= LONGEST_UNION)
    return union(schema.enum.map((one) => JSON.stringify(one)));
  if (schema.anyOf !== undefined) return union(schema.anyOf.map(typeOf));
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type })));
  switch (schema.type) {
    case 'object':
      return objectType(schema);
    case 'array':
      return `Array<${typeOf(schema.items ?? {})}>`;
    case 'integer':
      return 'number';
    default:
      return schema.type ?? 'unknown';
  }
}

function objectType({ properties, required = [], additionalProperties }: JsonSchema): string {
  if (properties === undefined) {
    const values = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
    return `Record<string, ${values}>`;
  }
  return membersType(
    Object.entries(properties).map(([name, schema]) => ({
      name,
      schema,
      isRequired: required.includes(name),
    })),
  );
}

type Member = { name: string; schema: JsonSchema; isRequired: boolean };

/** An object type with a comment for each member that has a description or a default. */
export function membersType(members: Member[]): string {
  const lines = members.map(({ name, schema, isRequired }) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
    // Only what may be left out has its default: a response is complete.
    const comment = commentOf(isRequired ? { description: schema.description } : schema);
    return `${comment}${key}${declared(typeOf(schema), isRequired)};`;
  });
  return members.length === 0 ? 'Record<never, never>' : `{\n${lines.join('\n')}\n}`;
}

/** The end of a member's declaration: with `undefined`, so that `exactOptionalPropertyTypes` accepts one that is not set. */
export function declared(type: string, isRequired: boolean): string {
  if (isRequired) return `: ${type}`;
  return type === 'unknown' ? '?: unknown' : `?: ${type} | undefined`;
}

/** The JSDoc of a schema, with its line break; empty where there is nothing to say. */
export function commentOf({
  description,
  default: value,
}: {
  description?: string | undefined;
  default?: unknown;
}): string {
  const words = [description, value !== undefined && `Default: \`${JSON.stringify(value)}\`.`]
    .filter(Boolean)
    .join(' ');
  return words === '' ? '' : `/** ${words.replaceAll('*/', '*\\/').replaceAll(/\s*\n\s*/g, ' ')} */\n`;
}

function union(types: string[]): string {
  return [...new Set(types)].join(' | ');
}
