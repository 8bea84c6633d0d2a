import { type ConnectionConfig, reviewedReads } from './connections.ts';
import { shippedToolNames } from './tool-definitions.ts';

const READING = new Set(['get', 'list', 'fetch', 'search', 'query', 'retrieve', 'lookup']);
const WRITING = new Set(
  'add append apply approve archive assign associate attach cancel clear close convert copy create delete detach disable disassociate edit enable execute forward graphql insert invite join mark modify move open patch pause post publish put reject remove rename replace reply reset restore resume revoke send set share submit subscribe transfer trash trigger unsubscribe update upload upsert write'.split(
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
      .filter((name) => !isProvenRead(name))
      .map((name) => `${connection}.${name}`),
  );
}

/** Whether the tool's name says that it reads, or a review did. */
export function isProvenRead(name: string): boolean {
  return isReadByName(name) || reviewedReads.includes(name);
}

function isReadByName(name: string): boolean {
  const words = name.replace(/\*$/, '').split('_');
  return words.some((word) => READING.has(word)) && !words.some((word) => WRITING.has(word));
}

function expanded(line: string): string[] {
  if (!line.endsWith('*')) return [];
  return shippedToolNames().filter((name) => name.startsWith(line.slice(0, -1)));
}
