import { type ConnectionConfig, reviewedReads } from './connections.ts';
import { shippedToolNames } from './tool-definitions.ts';

const READING = new Set(['get', 'list', 'fetch', 'search', 'query', 'retrieve', 'lookup']);
const WRITING = new Set(
  'add append archive cancel close copy create delete edit forward insert invite join mark modify move open patch post publish put remove rename reply send set share submit trash update upload upsert write'.split(
    ' ',
  ),
);

/**
 * The lines of an allow-list that call a tool a read although nothing says that it is one: a read is repeated
 * when its reply is lost, and needs no Idempotency-Key. Its name must have a verb that reads and none that
 * writes, or be reviewed; so must the shipped tools that a wildcard line stands for.
 */
export function unprovenReads(connections: Record<string, ConnectionConfig>): string[] {
  return Object.entries(connections).flatMap(([connection, { tools }]) =>
    Object.entries(tools)
      .filter(([, effect]) => effect === 'read')
      .flatMap(([line]) => [line, ...expanded(line)])
      .filter((name) => !(isReadByName(name) || reviewedReads.includes(name)))
      .map((name) => `${connection}.${name}`),
  );
}

function isReadByName(name: string): boolean {
  const words = name.replace(/\*$/, '').split('_');
  return words.some((word) => READING.has(word)) && !words.some((word) => WRITING.has(word));
}

function expanded(line: string): string[] {
  if (!line.endsWith('*')) return [];
  return shippedToolNames().filter((name) => name.startsWith(line.slice(0, -1)));
}
