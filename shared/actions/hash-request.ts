import type { ToolCall } from '../scalekit/scalekit.ts';
import type { ExecutionKey } from '../state/executions/execution-updates.ts';
import { sha256 } from '../text/sha256.ts';

/** Identifies what a key belongs to: tool, account and input, in whichever order the input's fields come. */
export function hashRequest({ tool, connection, account, input }: ToolCall): string {
  return sha256(
    JSON.stringify([tool, connection, sortKeys(input), ...(account === undefined ? [] : [account])]),
  );
}

/** A name of the write for its provider, the same whenever the same write is sent, and no other user's. */
export function nameWrite({ user, service, key }: ExecutionKey, requestHash: string): string {
  return sha256(JSON.stringify([user.issuer, user.identifier, service ?? null, key, requestHash]));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
