import { reviewedReads } from './connections.ts';

const READING = new Set(['get', 'list', 'fetch', 'search', 'query', 'retrieve', 'lookup']);
const WRITING = new Set(
  'add append apply approve archive assign associate attach cancel clear close convert copy create delete detach disable disassociate edit enable execute forward graphql insert invite join mark modify move open patch pause post publish put reject remove rename replace reply reset restore resume revoke send set share submit subscribe transfer trash trigger unsubscribe update upload upsert write'.split(
    ' ',
  ),
);

/**
 * Whether the tool's name proves that it reads: it has a verb that reads and none that writes, or a review found it
 * to read. A read is repeated when its response is lost, and needs no Idempotency-Key.
 */
export function isProvenRead(name: string): boolean {
  return isReadByName(name) || reviewedReads.includes(name);
}

function isReadByName(name: string): boolean {
  const words = name.replace(/\*$/, '').split('_');
  return words.some((word) => READING.has(word)) && !words.some((word) => WRITING.has(word));
}
