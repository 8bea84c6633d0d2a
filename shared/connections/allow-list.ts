import { AppError } from '../errors/app-error.ts';
import type { HttpAction, ToolMark } from './actions/http-action.ts';
import { type ConnectionConfig, connections } from './connections.ts';
import { isProvenRead } from './read-rule.ts';

/** The product's connection of that name; undefined for an unknown name. */
export function findConnection(name: string): ConnectionConfig | undefined {
  const all: Record<string, ConnectionConfig> = connections;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** The product's own action of that name on the connection; undefined for a tool of Scalekit's. */
export function findAction({ actions }: ConnectionConfig, name: string): HttpAction | undefined {
  return actions !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined;
}

/** A write needs the write scope and an Idempotency-Key, destructive or not. */
export type ToolEffect = 'read' | 'write';

/**
 * The effect of running the tool on the connection; undefined for a tool that the allow-list does not name. A wildcard
 * makes a tool a read only if the tool's own name proves it, since the operator did not list that name.
 */
export function findToolEffect(connection: ConnectionConfig, tool: string): ToolEffect | undefined {
  const action = findAction(connection, tool);
  if (action !== undefined) return action.mark === 'read' ? 'read' : 'write';
  const { tools } = connection;
  const marks = marksOf(tools, tool);
  if (marks.length === 0) return undefined;
  if (marks.some((mark) => mark !== 'read')) return 'write';
  return Object.hasOwn(tools, tool) || isProvenRead(tool) ? 'read' : 'write';
}

/**
 * Whether running the tool on the connection may delete or overwrite. A write that only a wildcard names counts as
 * destructive, since the operator did not review it.
 */
export function isDestructive(connection: ConnectionConfig, tool: string): boolean {
  if (findToolEffect(connection, tool) !== 'write') return false;
  const action = findAction(connection, tool);
  if (action !== undefined) return action.mark === 'destructive';
  const { tools } = connection;
  return marksOf(tools, tool).includes('destructive') || tools[tool] !== 'write';
}

function marksOf(tools: ConnectionConfig['tools'], tool: string): ToolMark[] {
  return Object.entries(tools).flatMap(([pattern, mark]) => (matches(pattern, tool) ? [mark] : []));
}

function matches(pattern: string, tool: string): boolean {
  return pattern.endsWith('*') ? tool.startsWith(pattern.slice(0, -1)) : tool === pattern;
}

/**
 * The effect of running the tool.
 * @throws AppError `connection-unknown`, `tool-not-allowed`
 */
export function requireToolEffect(connection: string, tool: string): ToolEffect {
  const config = findConnection(connection);
  if (config === undefined) throw new AppError('connection-unknown');
  const effect = findToolEffect(config, tool);
  if (effect === undefined) throw new AppError('tool-not-allowed', { connection });
  return effect;
}
