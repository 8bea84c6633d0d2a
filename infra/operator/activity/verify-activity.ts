// Checks exports of an activity; docs/activity.md has their format. It imports nothing but Node, so that it can be read and
// used by itself.
import { createHash, verify } from 'node:crypto';

type Entry = Record<string, unknown> & {
  sequence: number;
  hash: string;
  previousHash: string;
  sealedAt: string;
};
type Step = { side: string; hash: string };
type Proof = { day: string; sequence: number; path: Step[] };
type Root = { statement: string; signature: string };
type Statement = { type: string; day: string; merkleRoot: string; previousRootHash: string };
export type Page = {
  format: string;
  user: string;
  entries: Entry[];
  proofs: Proof[];
  roots: Root[];
  /** Where the next page begins; absent on the last one. */
  next?: string;
};
/** `sequence`: of the entry that is wrong; absent when a root is. */
export type Finding = { sequence?: number; what: string };
export type Verdict = { findings: Finding[]; entries: number; covered: number };

const NO_HASH = '0'.repeat(64);

/** Checks the pages of one export, in their order. @param publicKey as PEM: checks the signatures, too */
export function verifyActivity(pages: readonly Page[], publicKey?: string): Verdict {
  const [{ user = '', format = '' } = {}] = pages;
  const isOne =
    format === 'onbehalf-activity/1' && pages.every((page) => page.format === format && page.user === user);
  if (!isOne)
    return { findings: [{ what: 'these are not the exports of one user' }], entries: 0, covered: 0 };
  const entries = pages.flatMap((page) => page.entries);
  const proofs = pages.flatMap((page) => page.proofs);
  const roots = new Map(pages.flatMap((page) => page.roots).map((root) => [root.statement, root]));
  const { statements, findings } = checkRoots([...roots.values()], publicKey);
  findings.push(...checkChain(entries, user), ...checkProofs(entries, proofs, user, statements));
  const order = ({ sequence = 0 }: Finding) => sequence;
  const covered = Math.max(0, ...proofs.map(({ sequence }) => sequence));
  return { findings: findings.toSorted((a, b) => order(a) - order(b)), entries: entries.length, covered };
}

function checkChain(entries: readonly Entry[], user: string): Finding[] {
  let [before]: (Entry | undefined)[] = [];
  return entries.flatMap((entry): Finding[] => {
    const { hash, ...hashed } = entry;
    const { sequence, previousHash, sealedAt } = entry;
    const last = before;
    before = entry;
    const previous = last?.hash ?? (sequence === 1 ? NO_HASH : previousHash);
    if (last !== undefined && sequence !== last.sequence + 1)
      return [{ sequence: Math.min(sequence, last.sequence + 1), what: 'is missing, or not in its place' }];
    if (entry.user !== user) return [{ sequence, what: 'is of another user' }];
    if (sha256(canonical(hashed)) !== hash) return [{ sequence, what: 'is not what its hash is of' }];
    if (previousHash !== previous) return [{ sequence, what: 'does not follow the entry before' }];
    return last && sealedAt < last.sealedAt ? [{ sequence, what: 'is older than the entry before' }] : [];
  });
}

function checkRoots(roots: readonly Root[], publicKey: string | undefined) {
  const findings: Finding[] = [];
  const statements = new Map<string, Statement>();
  let before: { statement: string; day: string } | undefined;
  // The members are those of the text that is checked: it may itself have members of such names.
  const parsed = roots.map((root) => ({ root, its: JSON.parse(root.statement) as Statement }));
  for (const { root, its } of parsed.toSorted((a, b) => (a.its.day < b.its.day ? -1 : 1))) {
    const { statement, signature } = root;
    const { day, type } = its;
    const isSigned =
      publicKey === undefined ||
      verify('sha256', Buffer.from(statement), publicKey, Buffer.from(signature, 'base64'));
    const follows =
      before === undefined || (its.previousRootHash === sha256(before.statement) && before.day < day);
    if (type !== 'onbehalf-activity-root') findings.push({ what: `the root of ${day} is another statement` });
    else if (!isSigned) findings.push({ what: `the signature of the root of ${day} is not by this key` });
    else if (!follows) findings.push({ what: `the root of ${day} does not follow the root before` });
    else statements.set(day, its);
    before = { statement, day };
  }
  return { statements, findings };
}

/** Each proof must lead from the last entry of its day to the root, and each day before the last proof must have one. */
function checkProofs(
  entries: readonly Entry[],
  proofs: readonly Proof[],
  user: string,
  statements: ReadonlyMap<string, Statement>,
): Finding[] {
  const last = entries.at(-1)?.sequence ?? 0;
  const bySequence = new Map(entries.map((entry) => [entry.sequence, entry]));
  const findings = proofs.flatMap(({ day, sequence, path }): Finding[] => {
    const entry = bySequence.get(sequence);
    if (entry === undefined)
      return [{ sequence: Math.min(sequence, last + 1), what: `is missing: the root of ${day} covers it` }];
    const leaf = sha256('\0', canonical({ user, sequence, head: entry.hash }));
    const top = path.reduce(
      (hash, step) =>
        pair(...((step.side === 'left' ? [step.hash, hash] : [hash, step.hash]) as [string, string])),
      leaf,
    );
    const root = statements.get(day);
    if (root === undefined)
      return [{ sequence, what: `has a proof for ${day}, whose root is missing or wrong` }];
    if (top !== root.merkleRoot)
      return [{ sequence, what: `is not the entry that the root of ${day} covers` }];
    return dayOf(entry) === day ? [] : [{ sequence, what: `was not sealed on ${day}` }];
  });
  const days = new Map(entries.map((entry) => [dayOf(entry), entry.sequence]));
  const proved = new Map(proofs.map(({ day, sequence }) => [day, sequence]));
  const lastDay = [...proved.keys()].toSorted().at(-1) ?? '';
  for (const [day, sequence] of days) {
    const proof = proved.get(day);
    // A proof of an entry that is missing was reported above.
    const isMissing = proof !== undefined && !bySequence.has(proof);
    if (day > lastDay || proof === sequence || isMissing) continue;
    findings.push({ sequence, what: `is not covered by the root of ${day}` });
  }
  return findings;
}

/** Whether the newer export has every entry of the older one that is not older than its first. */
export function continues(older: readonly Page[], newer: readonly Page[]): Finding[] {
  const hashes = new Map(
    newer.flatMap(({ entries }) => entries).map(({ sequence, hash }) => [sequence, hash]),
  );
  const first = Math.min(...hashes.keys());
  const all = older.flatMap(({ entries }) => entries);
  const end = all.at(-1)?.sequence ?? first;
  if (first > end + 1) return [{ sequence: end + 1, what: 'is missing: the older export ends before it' }];
  const kept = all.filter(({ sequence }) => sequence >= first);
  const lost = kept.find(({ sequence, hash }) => hashes.get(sequence) !== hash);
  return lost === undefined ? [] : [{ sequence: lost.sequence, what: 'is not as in the older export' }];
}

function dayOf({ sealedAt }: Entry): string {
  return sealedAt.slice(0, 10);
}

function sha256(...parts: (string | Buffer)[]): string {
  return parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
}

function pair(left: string, right: string): string {
  return sha256('\x01', Buffer.from(left + right, 'hex'));
}

/** RFC 8785 for texts, whole numbers, booleans, lists and objects. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
