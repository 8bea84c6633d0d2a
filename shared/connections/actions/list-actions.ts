import { withSingleLines } from '../single-line.ts';
import type { HttpAction } from './http-action.ts';

/** A tool as Scalekit, or the product's own configuration, describes it. */
export type ShippedTool = { name: string; description: string; inputSchema: Record<string, unknown> };

/** The definitions of a connection's own actions. What becomes a line of a header is a single line, as in Scalekit's. */
export function listActions({
  actions = {},
}: {
  actions?: Readonly<Record<string, HttpAction>>;
}): ShippedTool[] {
  return Object.entries(actions).map(([name, { description, inputSchema }]) => ({
    name,
    description,
    inputSchema: withLines(inputSchema),
  }));
}

function withLines({ properties, ...schema }: Record<string, unknown>): Record<string, unknown> {
  const isObject = typeof properties === 'object' && properties !== null;
  return isObject ? { ...schema, properties: withSingleLines({ ...properties }) } : schema;
}
