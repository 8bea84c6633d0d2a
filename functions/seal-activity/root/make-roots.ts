import { canonicalJson } from '../../../shared/activity/canonical-json.ts';
import { hexHash, NO_HASH } from '../../../shared/activity/entry.ts';
import { buildTree, hashLeaf, type Leaf, pathOf, rootOf } from '../../../shared/activity/merkle.ts';
import { SEAL_PARALLEL } from '../../../shared/config/activity-limits.ts';
import { ATTEMPT_LIFETIME_SECONDS } from '../../../shared/config/job-limits.ts';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';
import type { Signer } from '../../../shared/signing/signer.ts';
import { dayOf } from '../../../shared/state/activity/activity-chain.ts';
import type { DailyRoot, DailyRoots } from '../../../shared/state/activity/daily-roots.ts';
import type { Entries } from '../../../shared/state/activity/entries.ts';

export type RootDeps = {
  roots: Omit<DailyRoots, 'findBetween'>;
  entries: Pick<Entries, 'findLastOf' | 'listGrown' | 'putProof'>;
  signer: Signer;
  now: () => number;
};

const DAY_MS = 24 * 60 * 60 * 1_000;
/** The roots that a run looks back at for proofs that are missing. */
const LOOK_BACK = 40;

/**
 * Makes the root of each UTC day that has ended and has none, oldest first, and stores the proof of each chain that grew.
 * Each step can be repeated, and run beside another job: the first root of a day stands, with the leaves it was made of.
 * @returns how many roots it made
 */
export async function makeRoots(until: number, deps: RootDeps): Promise<number> {
  const known = await deps.roots.findNewest(LOOK_BACK);
  for (const root of known.toReversed()) if (!root.isProved) await prove(root, deps);
  let [newest] = known;
  let made = 0;
  for (const day of daysToDo(newest?.day, deps.now())) {
    if (deps.now() >= until) break;
    newest = await makeRoot(day, newest, deps);
    await prove(newest, deps);
    made += 1;
  }
  return made;
}

/** The first root is that of the day before the first run. A job that began on a day may still seal its acts after it. */
function daysToDo(newest: string | undefined, now: number): string[] {
  const last = dayOf(now - ATTEMPT_LIFETIME_SECONDS * 1_000 - DAY_MS);
  const first = newest === undefined ? last : dayOf(Date.parse(newest) + DAY_MS);
  const count = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) => dayOf(Date.parse(first) + n * DAY_MS));
}

async function makeRoot(day: string, previous: DailyRoot | undefined, deps: RootDeps): Promise<DailyRoot> {
  const leaves = (await collectLeaves(day, deps)).map(hashLeaf);
  const merkleRoot = rootOf(buildTree(leaves));
  const previousRootHash = previous === undefined ? NO_HASH : hexHash(previous.statement);
  const type = 'onbehalf-activity-root';
  const statement = canonicalJson({ type, day, leaves: leaves.length, merkleRoot, previousRootHash });
  await deps.roots.putLeaves(day, merkleRoot, leaves);
  const { signature, keyId, algorithm } = await deps.signer.sign(statement);
  const root = { day, statement, signature, keyId, algorithm, merkleRoot, isProved: false };
  if (await deps.roots.put(root)) return root;
  const [stored] = (await deps.roots.findNewest(LOOK_BACK)).filter((each) => each.day === day);
  return stored ?? root;
}

/** The chains that grew on the day, each by its newest entry of that day. */
async function collectLeaves(day: string, { entries }: RootDeps): Promise<Leaf[]> {
  const leaves: Leaf[] = [];
  for await (const users of entries.listGrown(day)) {
    await runInParallel(users, SEAL_PARALLEL, async (user) => {
      const last = await entries.findLastOf(user, day);
      if (last === undefined || dayOf(last.sealedAt) !== day) return;
      leaves.push({ user, sequence: last.sequence, head: last.hash });
    });
  }
  return leaves.toSorted((one, other) => (one.user < other.user ? -1 : 1));
}

/** A chain that an offboarding has removed since is not collected, but its leaf stays in the tree. */
async function prove(root: DailyRoot, deps: RootDeps): Promise<void> {
  const hashes = await deps.roots.findLeaves(root);
  const tree = buildTree(hashes);
  const places = new Map(hashes.map((hash, index) => [hash, index]));
  await runInParallel(await collectLeaves(root.day, deps), SEAL_PARALLEL, async (leaf) => {
    const index = places.get(hashLeaf(leaf));
    if (index === undefined) return;
    await deps.entries.putProof(leaf.user, leaf.sequence, {
      day: root.day,
      index,
      path: pathOf(tree, index),
    });
  });
  await deps.roots.setProved(root.day);
}
