import { canonical, isHash, sha256 } from './canonical.ts';
import type { Finding } from './finding.ts';
import type { Entry, Proof, Statement } from './read-page.ts';

/**
 * Each proof must lead from the last entry of its day to the root of the day, and each day up to the newest root or proof
 * must have one.
 */
export function checkProofs(
  entries: readonly Entry[],
  proofs: readonly Proof[],
  user: string,
  statements: ReadonlyMap<string, Statement>,
): Finding[] {
  const last = entries.at(-1)?.sequence ?? 0;
  const bySequence = new Map(entries.map((entry) => [entry.sequence, entry]));
  const findings = proofs.flatMap((proof, place): Finding[] => {
    const { day, sequence } = proof;
    const entry = bySequence.get(sequence);
    if (entry === undefined)
      return [{ sequence: Math.min(sequence, last + 1), what: `is missing: the root of ${day} covers it` }];
    if (sequence <= (proofs[place - 1]?.sequence ?? 0))
      return [{ sequence, what: 'has a proof that is not in its place' }];
    const root = statements.get(day);
    if (root === undefined)
      return [{ sequence, what: `has a proof for ${day}, whose root is missing or wrong` }];
    if (!isPathOf(proof, root.leaves))
      return [{ sequence, what: `has a proof that is no path of leaf ${proof.index} of ${root.leaves}` }];
    if (topOf(proof, { user, sequence, head: entry.hash }) !== root.merkleRoot)
      return [{ sequence, what: `is not the entry that the root of ${day} covers` }];
    return dayOf(entry) === day ? [] : [{ sequence, what: `was not sealed on ${day}` }];
  });
  return findings.concat(checkDays(entries, proofs, [...statements.keys()], findings));
}

/** Nothing but its day's proof ties an entry to the root of the day: without one, the entry may be anything. */
function checkDays(
  entries: readonly Entry[],
  proofs: readonly Proof[],
  rootDays: readonly string[],
  findings: readonly Finding[],
): Finding[] {
  const newest = proofs
    .map(({ day }) => day)
    .concat(rootDays)
    .toSorted()
    .at(-1);
  const known = new Set(entries.map(({ sequence }) => sequence));
  const proved = new Set(proofs.map(({ day, sequence }) => `${day} ${sequence}`));
  const reported = new Set(findings.map(({ sequence }) => sequence));
  // The missing entry was reported.
  const cut = new Set(proofs.filter(({ sequence }) => !known.has(sequence)).map(({ day }) => day));
  const days = new Map(entries.map((entry) => [dayOf(entry), entry.sequence]));
  return [...days].flatMap(([day, sequence]) => {
    const isOpen = newest === undefined || day > newest;
    if (isOpen || cut.has(day) || reported.has(sequence) || proved.has(`${day} ${sequence}`)) return [];
    return [{ sequence, what: `is not covered by the root of ${day}` }];
  });
}

/** The place of a leaf and the number of leaves decide how long its path is, and on which side each neighbour stands. */
function isPathOf({ index, path }: Proof, leaves: number): boolean {
  const sides: string[] = [];
  for (let [place, count] = [index, leaves]; count > 1; count = Math.ceil(count / 2)) {
    if (place % 2 === 1) sides.push('left');
    else if (place + 1 < count) sides.push('right');
    place = Math.floor(place / 2);
  }
  const isWhole = path.length === sides.length && path.every(({ side }, level) => side === sides[level]);
  return index < leaves && isWhole && path.every(({ hash }) => isHash(hash));
}

function topOf({ path }: Proof, leaf: { user: string; sequence: number; head: string }): string {
  return path.reduce(
    (hash, step) => {
      const [left, right] = step.side === 'left' ? [step.hash, hash] : [hash, step.hash];
      return sha256('\x01', Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));
    },
    sha256('\0', canonical(leaf)),
  );
}

function dayOf({ sealedAt }: Entry): string {
  return sealedAt.slice(0, 10);
}
