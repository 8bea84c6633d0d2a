import shippedTools from './tools.json' with { type: 'json' };

/** A tool as Scalekit describes it. */
export type ShippedTool = { name: string; description: string; inputSchema: Record<string, unknown> };

// The compiler checks the file's form; parsing it with a schema would cost every cold start some milliseconds.
const shipped = new Map<string, ShippedTool>(
  Object.values(shippedTools)
    .flat()
    .map(({ name, description, input_schema }) => [name, { name, description, inputSchema: input_schema }]),
);

/** The definition that ships with the product; undefined for a tool that only Scalekit can describe. */
export function findShippedTool(name: string): ShippedTool | undefined {
  return shipped.get(name);
}

export function listShippedToolNames(): string[] {
  return [...shipped.keys()];
}
