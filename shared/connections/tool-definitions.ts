import * as z from 'zod';
import shippedTools from './tools.json' with { type: 'json' };

const byProvider = z.record(
  z.string(),
  z.array(
    z.object({ name: z.string(), description: z.string(), input_schema: z.record(z.string(), z.unknown()) }),
  ),
);

/** A tool as Scalekit describes it. */
export type ShippedTool = { name: string; description: string; inputSchema: Record<string, unknown> };

const shipped = new Map<string, ShippedTool>(
  Object.values(byProvider.parse(shippedTools))
    .flat()
    .map(({ name, description, input_schema }) => [name, { name, description, inputSchema: input_schema }]),
);

/** The definition that ships with the product; undefined for a tool that must be asked for. */
export function shippedTool(name: string): ShippedTool | undefined {
  return shipped.get(name);
}

export function shippedToolNames(): string[] {
  return [...shipped.keys()];
}
