import type { ConnectionConfig } from '../../../../shared/connections/connections.ts';
import { isProvenRead } from '../../../../shared/connections/read-rule.ts';
import { listShippedToolNames } from '../../../../shared/connections/tool-definitions.ts';
import { listMarks } from './list-marks.ts';

/**
 * The allow-list lines that call a tool a read without proof, as `connection.tool`. The shipped tools that a
 * wildcard line matches need proof, too.
 */
export function findUnprovenReads(connections: Record<string, ConnectionConfig>): string[] {
  return Object.entries(connections).flatMap(([connection, config]) =>
    listMarks(config)
      .filter(([, effect]) => effect === 'read')
      .flatMap(([line]) => [line, ...shippedToolsMatching(line)])
      .filter((name) => !isProvenRead(name))
      .map((name) => `${connection}.${name}`),
  );
}

function shippedToolsMatching(line: string): string[] {
  if (!line.endsWith('*')) return [];
  return listShippedToolNames().filter((name) => name.startsWith(line.slice(0, -1)));
}
