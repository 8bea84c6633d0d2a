import { findToolEffect } from '../../../../shared/connections/allow-list.ts';
import { connections } from '../../../../shared/connections/connections.ts';
import { findShippedTool } from '../../../../shared/connections/tool-definitions.ts';
import type { InputSchema } from './arbitrary-inputs.ts';

/** Every tool of the allow-list that ships, with what its input must be. */
export const shippedSchemas = Object.entries(connections).flatMap(([connection, config]) =>
  Object.keys(config.tools).flatMap((tool) => {
    const schema: InputSchema | undefined = findShippedTool(tool)?.inputSchema;
    if (schema === undefined) return [];
    return [{ connection, tool, schema, isWrite: findToolEffect(config, tool) === 'write' }];
  }),
);

/** Whether a schema takes a value, by other means than the product's. */
export function takes(schema: InputSchema, value: unknown): boolean {
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' && takesText(schema, value);
    case 'integer':
      return Number.isInteger(value) && takesNumber(schema, value as number);
    case 'number':
      return typeof value === 'number' && takesNumber(schema, value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value) && takesItems(schema, value);
    case 'object':
      return (
        typeof value === 'object' && value !== null && !Array.isArray(value) && takesFields(schema, value)
      );
    default:
      return schema.type === undefined;
  }
}

function takesText({ minLength = 0, pattern }: InputSchema, value: string): boolean {
  const isForbidden = pattern !== undefined && /[\r\n\0]/.test(value);
  return !isForbidden && [...value].length >= minLength;
}

function takesNumber({ minimum = -Infinity, maximum = Infinity }: InputSchema, value: number): boolean {
  return value >= minimum && value <= maximum;
}

function takesItems(
  { items = {}, minItems = 0, maxItems = Infinity }: InputSchema,
  value: unknown[],
): boolean {
  return value.length >= minItems && value.length <= maxItems && value.every((each) => takes(items, each));
}

function takesFields(
  { properties = {}, required = [], additionalProperties = true }: InputSchema,
  value: object,
): boolean {
  return (
    required.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, each]) => {
      const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return inner === undefined ? additionalProperties : takes(inner, each);
    })
  );
}
