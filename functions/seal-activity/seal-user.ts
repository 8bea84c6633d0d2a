import { type AppError, asAppError } from '../../shared/errors/app-error.ts';
import type { ActivityChain, Head } from '../../shared/state/activity/activity-chain.ts';
import type { MarkedActs, Source } from '../../shared/state/activity/marked-acts.ts';
import { readActs } from '../../shared/state/activity/read-acts.ts';

export type SealDeps = {
  marked: Omit<MarkedActs, 'list'>;
  chain: ActivityChain;
  now: () => number;
};

/** `failures`: of items that cannot be read, which stay as they are. */
export type SealCounts = { sealed: number; waiting: number; failures: AppError[] };

/**
 * Seals the acts of some of a user's items, one after another. Before an entry is added, the act of the head has no mark any
 * more: so an act with a mark is not in the chain, whichever process ends, runs twice, or reads an old index.
 */
export async function sealUser(
  user: string,
  sources: readonly Source[],
  deps: SealDeps,
): Promise<SealCounts> {
  const counts: SealCounts = { sealed: 0, waiting: 0, failures: [] };
  let head = await findSealedHead(user, deps);
  for (const source of sources) {
    try {
      head = await sealItem(user, source, head, counts, deps);
    } catch (thrown) {
      const error = asAppError(thrown);
      if (error.code !== 'internal') throw error;
      counts.failures.push(error);
      head = await findSealedHead(user, deps);
    }
  }
  return counts;
}

/** Returns the head after the acts of the item. */
async function sealItem(
  user: string,
  source: Source,
  before: Head | undefined,
  counts: SealCounts,
  deps: SealDeps,
): Promise<Head | undefined> {
  let head = before;
  for (;;) {
    const item = await deps.marked.read(source);
    if (item === undefined) return head;
    const found = readActs(item, deps.now());
    if (found === 'waiting') {
      counts.waiting += 1;
      return head;
    }
    if (found === 'abandoned') {
      await deps.marked.end(item, deps.now());
      continue;
    }
    const [act] = found.acts;
    if (act === undefined) {
      await deps.marked.clear(item);
      return head;
    }
    const next = await deps.chain.append(user, head, { ...act, source }, deps.now());
    if (next === undefined) {
      // Another job has added an entry, perhaps of this act.
      head = await findSealedHead(user, deps);
      continue;
    }
    head = next;
    counts.sealed += 1;
    await deps.marked.seal(source, act.id);
  }
}

/** The head, whose act has no mark any more. */
async function findSealedHead(user: string, { chain, marked }: SealDeps): Promise<Head | undefined> {
  const head = await chain.findHead(user);
  if (head !== undefined) await marked.seal(head.source, head.act);
  return head;
}
