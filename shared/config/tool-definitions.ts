import * as z from 'zod';
import gmail from './tools/gmail.json' with { type: 'json' };
import googlecalendar from './tools/googlecalendar.json' with { type: 'json' };
import notion from './tools/notion.json' with { type: 'json' };
import slack from './tools/slack.json' with { type: 'json' };

const shippedSchema = z.array(
  z.object({ name: z.string(), description: z.string(), input_schema: z.record(z.string(), z.unknown()) }),
);

/** A tool as Scalekit describes it. */
export type ShippedTool = { name: string; description: string; inputSchema: Record<string, unknown> };

const shipped = new Map<string, ShippedTool>(
  shippedSchema
    .parse([...gmail, ...slack, ...notion, ...googlecalendar])
    .map(({ name, description, input_schema }) => [name, { name, description, inputSchema: input_schema }]),
);

/** The definition that ships with the product; undefined for a tool that must be asked for. */
export function shippedTool(name: string): ShippedTool | undefined {
  return shipped.get(name);
}
