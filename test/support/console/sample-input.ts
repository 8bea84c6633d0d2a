import type { FieldSchema } from '../../../infra/console/tools/form/field-kind.ts';
import { findShippedTool, listShippedToolNames } from '../../../shared/connections/tool-definitions.ts';

/** One field as a user fills it: its text (of a choice, the option), and what is to be sent. */
type SampleField = { name: string; text: string; sent: unknown };

export type SampleTool = { name: string; schema: FieldSchema; fields: SampleField[] };

/** Every tool that ships, with a text and the value meant for each of its fields. */
export const sampleTools: SampleTool[] = listShippedToolNames().map((name) => {
  const schema: FieldSchema = findShippedTool(name)?.inputSchema ?? {};
  const fields = Object.entries(schema.properties ?? {}).map(([field, one]) => sample(field, one));
  return { name, schema, fields };
});

/** What the tool is to receive when every field is filled. */
export function inputOf({ fields }: SampleTool): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, sent }) => [name, sent]));
}

/** Written from the meaning of JSON Schema, without the console's code: the oracle of its form. */
function sample(name: string, schema: FieldSchema): SampleField {
  const [first] = schema.enum ?? [];
  if (first !== undefined) return { name, text: String(first), sent: first };
  switch (schema.type) {
    case 'string':
      return { name, text: ` ${name}, “שלום” `, sent: ` ${name}, “שלום” ` };
    case 'boolean':
      return { name, text: 'false', sent: false };
    case 'integer':
    case 'number': {
      const value = schema.maximum ?? 7;
      return { name, text: String(value), sent: value };
    }
    case 'object':
      return { name, text: '{ "type": "emoji", "emoji": "🌱" }', sent: { type: 'emoji', emoji: '🌱' } };
    case 'array':
      if (schema.items?.type === 'string')
        return { name, text: `${name} one\n\n${name} two\n`, sent: [`${name} one`, `${name} two`] };
      return { name, text: '[{ "type": "divider" }]', sent: [{ type: 'divider' }] };
    default:
      throw new Error(`${name} has a type without a sample: ${String(schema.type)}`);
  }
}
