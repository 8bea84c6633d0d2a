import { EXPORT_BYTES } from '../../shared/config/activity-limits.ts';
import { dayOf } from '../../shared/state/activity/activity-chain.ts';
import type { DailyRoots } from '../../shared/state/activity/daily-roots.ts';
import type { Entries, StoredEntry } from '../../shared/state/activity/entries.ts';
import { epochSeconds } from '../../shared/state/table.ts';
import { type User, userHash } from '../../shared/state/user-key.ts';
import { parseText } from './list-activity.ts';
import type { ExportResponse } from './schema.ts';

export type ExportDeps = {
  entries: Pick<Entries, 'list'>;
  roots: Pick<DailyRoots, 'findBetween'>;
  now: () => number;
};

/** The user's sealed entries after that number, oldest first, with the proofs of the daily roots and the roots. */
export async function exportActivity(user: User, after: number, deps: ExportDeps): Promise<ExportResponse> {
  const hash = userHash(user);
  const { before, found, isComplete } = await collect(hash, after, deps);
  const proofs = found.flatMap(({ sequence, proof }) =>
    proof === undefined ? [] : [{ sequence, ...proof }],
  );
  // From the last entry of the page before on, so that the roots of several pages have no gap.
  const [first, last] = [before ?? found[0], found.at(-1)].map((stored) => stored && dayOf(stored.sealedAt));
  const known = first === undefined || last === undefined ? [] : await deps.roots.findBetween(first, last);
  // A root stands beside the proof of its day, or nothing shows that a proof was left out. The next page has the others.
  const uncovered = found[found.findLastIndex(({ proof }) => proof !== undefined) + 1];
  const roots = known.filter(({ day }) => uncovered === undefined || day < dayOf(uncovered.sealedAt));
  return {
    format: 'onbehalf-activity/1',
    user: hash,
    entries: found.map((stored) => ({ ...parseText(stored), hash: stored.hash })),
    proofs,
    roots: roots.map(({ statement, signature, keyId, algorithm }) => ({
      statement,
      signature,
      keyId,
      algorithm,
    })),
    ...(!isComplete && { next: String(found.at(-1)?.sequence) }),
  };
}

/** As many entries as a response may have. `before`: the entry with that number, which the page before ended with. */
async function collect(hash: string, after: number, { entries, now }: ExportDeps) {
  const found: StoredEntry[] = [];
  let before: StoredEntry | undefined;
  let bytes = 0;
  for await (const page of entries.list(hash, { after: Math.max(0, after - 1) })) {
    for (const stored of page) {
      if (stored.expiresAt <= epochSeconds(now())) continue;
      if (stored.sequence === after) {
        before = stored;
        continue;
      }
      bytes += Buffer.byteLength(stored.entry) + Buffer.byteLength(JSON.stringify(stored.proof ?? ''));
      if (bytes > EXPORT_BYTES) return { before, found, isComplete: false };
      found.push(stored);
    }
  }
  return { before, found, isComplete: true };
}
