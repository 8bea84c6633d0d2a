import { findToolEffect } from '../../../../shared/connections/allow-list.ts';
import { type ConnectionConfig, connections } from '../../../../shared/connections/connections.ts';
import { findShippedTool } from '../../../../shared/connections/tool-definitions.ts';
import type { InputSchema } from './arbitrary-inputs.ts';

/** The characters at which Python's `splitlines` breaks a line, and NUL. */
export const LINE_BREAKS = [...'\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029\0'];

/** Every allowed tool whose definition ships with the product, with its input schema. */
export const shippedSchemas = Object.entries<ConnectionConfig>(connections).flatMap(([connection, config]) =>
  Object.keys({ ...config.tools, ...config.actions }).flatMap((tool) => {
    const schema: InputSchema | undefined = findShippedTool(tool)?.inputSchema;
    if (schema === undefined) return [];
    return [{ connection, tool, schema, isWrite: findToolEffect(config, tool) === 'write' }];
  }),
);

/** Whether a schema accepts a value, computed without the product's validator. */
export function accepts(schema: InputSchema, value: unknown): boolean {
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' && acceptsText(schema, value);
    case 'integer':
      return Number.isInteger(value) && acceptsNumber(schema, value as number);
    case 'number':
      return typeof value === 'number' && acceptsNumber(schema, value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value) && acceptsItems(schema, value);
    case 'object':
      return (
        typeof value === 'object' && value !== null && !Array.isArray(value) && acceptsFields(schema, value)
      );
    default:
      return schema.type === undefined;
  }
}

function acceptsText({ minLength = 0, maxLength = Infinity, pattern }: InputSchema, value: string): boolean {
  const isForbidden = pattern !== undefined && LINE_BREAKS.some((each) => value.includes(each));
  const { length } = [...value];
  return !isForbidden && length >= minLength && length <= maxLength;
}

function acceptsNumber({ minimum = -Infinity, maximum = Infinity }: InputSchema, value: number): boolean {
  return value >= minimum && value <= maximum;
}

function acceptsItems(
  { items = {}, minItems = 0, maxItems = Infinity }: InputSchema,
  value: unknown[],
): boolean {
  return value.length >= minItems && value.length <= maxItems && value.every((each) => accepts(items, each));
}

function acceptsFields(
  { properties = {}, required = [], additionalProperties = true }: InputSchema,
  value: object,
): boolean {
  return (
    required.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, each]) => {
      const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return inner === undefined ? additionalProperties : accepts(inner, each);
    })
  );
}
