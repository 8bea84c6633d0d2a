import { listActions, type ShippedTool } from './actions/list-actions.ts';
import { type ConnectionConfig, connections } from './connections.ts';
import shippedTools from './tools.json' with { type: 'json' };

// The compiler checks the file's form; parsing it with a schema would cost every cold start some milliseconds.
const shipped = new Map<string, ShippedTool>(
  [
    ...Object.values(shippedTools)
      .flat()
      .map(({ name, description, input_schema }) => ({ name, description, inputSchema: input_schema })),
    ...Object.values<ConnectionConfig>(connections).flatMap(listActions),
  ].map((tool) => [tool.name, tool]),
);

/** The definition that ships with the product; undefined for a tool that only Scalekit can describe. */
export function findShippedTool(name: string): ShippedTool | undefined {
  return shipped.get(name);
}

export function listShippedToolNames(): string[] {
  return [...shipped.keys()];
}
