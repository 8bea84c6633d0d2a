import type { ToolCall } from '../../shared/scalekit/scalekit.ts';
import { sha256 } from '../../shared/state/user-key.ts';

/** What a key belongs to: tool, connection and input, whatever order its fields were written in. */
export function requestHash({ tool, connection, input }: ToolCall): string {
  return sha256(JSON.stringify([tool, connection, sorted(input)]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
