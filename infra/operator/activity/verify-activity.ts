// Checks exports of an activity; docs/activity.md has their format. The files that it needs import nothing but Node and each
// other, so that they can be read and used by themselves.
import type { KeyObject } from 'node:crypto';
import { canonical, isHash, NO_HASH, sha256 } from './canonical.ts';
import { checkProofs } from './check-proofs.ts';
import { checkRoots } from './check-roots.ts';
import type { Finding } from './finding.ts';
import type { Entry, Page } from './read-page.ts';

/** `covered`: the entry up to which roots cover the chain, 0 when none does. */
export type Verdict = { findings: Finding[]; entries: number; covered: number };

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const DAY_MS = 86_400_000;

/** Checks the pages of one export, in their order. @param publicKey checks the signatures, too; as PEM or as a key */
export function verifyActivity(pages: readonly Page[], publicKey?: string | KeyObject): Verdict {
  const [{ user = '', format = '' } = {}] = pages;
  const isOne =
    format === 'onbehalf-activity/1' && pages.every((page) => page.format === format && page.user === user);
  if (!isOne)
    return { findings: [{ what: 'these are not the exports of one user' }], entries: 0, covered: 0 };
  const entries = pages.flatMap((page) => page.entries);
  const proofs = pages.flatMap((page) => page.proofs);
  const { statements, findings } = checkRoots(pages, publicKey);
  const all = findings.concat(
    checkChain(entries, user),
    checkProofs(entries, proofs, user, statements),
    pages.flatMap(checkNext),
  );
  const order = ({ sequence = 0 }: Finding) => sequence;
  const covered = proofs.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  return { findings: all.toSorted((a, b) => order(a) - order(b)), entries: entries.length, covered };
}

function checkChain(entries: readonly Entry[], user: string): Finding[] {
  let [before]: (Entry | undefined)[] = [];
  return entries.flatMap((entry): Finding[] => {
    const { hash, ...hashed } = entry;
    const { sequence, previousHash, sealedAt } = entry;
    const last = before;
    before = entry;
    const previous = last?.hash ?? (sequence === 1 ? NO_HASH : previousHash);
    if (sequence < 1 || (last !== undefined && sequence !== last.sequence + 1))
      return [
        { sequence: Math.min(sequence, (last?.sequence ?? 0) + 1), what: 'is missing, or not in its place' },
      ];
    if (entry.user !== user) return [{ sequence, what: 'is of another user' }];
    if (sha256(canonical(hashed)) !== hash) return [{ sequence, what: 'is not what its hash is of' }];
    if (previousHash !== previous || !isHash(previousHash))
      return [{ sequence, what: 'does not follow the entry before' }];
    if (!TIME.test(sealedAt)) return [{ sequence, what: 'has no time at which it was sealed' }];
    return last && sealedAt < last.sealedAt ? [{ sequence, what: 'is older than the entry before' }] : [];
  });
}

function checkNext({ entries, next }: Page): Finding[] {
  const sequence = entries.at(-1)?.sequence;
  if (next === undefined || next === String(sequence)) return [];
  return [{ ...(sequence !== undefined && { sequence }), what: 'is not the entry that `next` names' }];
}

/**
 * Whether the newer export has every entry of the older one that is not older than its first, and its roots. Both must have
 * been checked by themselves.
 */
export function continues(older: readonly Page[], newer: readonly Page[]): Finding[] {
  const old = older.flatMap(({ entries }) => entries);
  const now = newer.flatMap(({ entries }) => entries);
  const end = old.at(-1);
  if (end === undefined) return [{ what: 'the older export has no entry that another could continue' }];
  const [first] = now;
  const next = end.sequence + 1;
  if (first === undefined || first.sequence > next)
    return [{ sequence: next, what: 'is missing: the older export ends before it' }];
  if (first.sequence === next && first.previousHash !== end.hash)
    return [{ sequence: next, what: 'does not follow the last entry of the older export' }];
  const hashes = new Map(now.map(({ sequence, hash }) => [sequence, hash]));
  const kept = old.filter(({ sequence }) => sequence >= first.sequence);
  const lost = kept.find(({ sequence, hash }) => hashes.get(sequence) !== hash);
  if (lost !== undefined) return [{ sequence: lost.sequence, what: 'is not as in the older export' }];
  return compareRoots(older, newer);
}

/** A day has one root, and each day's root names the one before: another one shows two histories. */
function compareRoots(older: readonly Page[], newer: readonly Page[]): Finding[] {
  const old = checkRoots(older, undefined).statements;
  const now = checkRoots(newer, undefined).statements;
  const changed = [...now].flatMap(([day, its]) => {
    const same = old.get(day);
    if (same === undefined || canonical(same) === canonical(its)) return [];
    return [{ what: `the root of ${day} is not as in the older export` }];
  });
  const last = [...old.values()].at(-1);
  const next = last && [...now.values()].find(({ day }) => day > last.day);
  // The new export's own roots follow each other.
  if (last === undefined || next === undefined || now.has(last.day)) return changed;
  if (Date.parse(next.day) - Date.parse(last.day) !== DAY_MS)
    return [...changed, { what: `the roots between those of ${last.day} and ${next.day} are missing` }];
  if (next.previousRootHash === sha256(canonical(last))) return changed;
  return [...changed, { what: `the root of ${next.day} does not follow the last one of the older export` }];
}
