import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { hexHash } from './entry.ts';

/** A user's chain as a daily root has it: its newest entry of that day. */
export type Leaf = { user: string; sequence: number; head: string };

/** From a leaf to the root: the neighbour on each level, and on which side it stands. */
export type MerklePath = { side: 'left' | 'right'; hash: string }[];

/** SHA-256 of a zero byte and the leaf's canonical JSON: no leaf can stand for a pair. */
export function hashLeaf({ user, sequence, head }: Leaf): string {
  return createHash('sha256').update('\0').update(canonicalJson({ user, sequence, head })).digest('hex');
}

/** SHA-256 of a byte of value 1 and both hashes in bytes. */
function hashPair(left: string, right: string): string {
  const bytes = [left, right].map((hash) => Buffer.from(hash, 'hex'));
  return createHash('sha256').update('\x01').update(Buffer.concat(bytes)).digest('hex');
}

/** The levels of a tree, the leaves first. Where a level has an odd number, its last hash stands in the next one, too. */
export function buildTree(leaves: readonly string[]): readonly (readonly string[])[] {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, n) => parentOf(level, n));
  }
  return levels;
}

function parentOf(level: readonly string[], n: number): string {
  const [left = '', right] = level.slice(2 * n, 2 * n + 2);
  return right === undefined ? left : hashPair(left, right);
}

/** The root of a tree; of no leaves, the hash of the empty text. */
export function rootOf(tree: readonly (readonly string[])[]): string {
  return tree.at(-1)?.[0] ?? hexHash('');
}

export function pathOf(tree: readonly (readonly string[])[], index: number): MerklePath {
  return tree.slice(0, -1).flatMap((level, depth) => {
    const place = Math.floor(index / 2 ** depth);
    const hash = level[place % 2 === 0 ? place + 1 : place - 1];
    return hash === undefined ? [] : [{ side: place % 2 === 0 ? 'right' : 'left', hash } as const];
  });
}
