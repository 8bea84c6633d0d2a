import type { ConnectionConfig } from '../../../../shared/connections/connections.ts';
import { listMarks } from './list-marks.ts';

const DESTRUCTIVE = new Set(
  'archive cancel clear delete destroy edit modify move overwrite patch purge put remove rename replace reset restore revoke set transfer trash update upsert'.split(
    ' ',
  ),
);

/**
 * The allow-list lines that call a tool a mere write although its name says that it deletes or overwrites, as
 * `connection.tool`. A wildcard line is destructive in any case.
 */
export function findUnmarkedDestructive(connections: Record<string, ConnectionConfig>): string[] {
  return Object.entries(connections).flatMap(([connection, config]) =>
    listMarks(config)
      .filter(([line, mark]) => mark === 'write' && !line.endsWith('*'))
      .filter(([line]) => line.split('_').some((word) => DESTRUCTIVE.has(word)))
      .map(([line]) => `${connection}.${line}`),
  );
}
