import { EXPORT_BYTES } from '../../shared/config/activity-limits.ts';
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
  const { found, isComplete } = await collect(hash, after, deps);
  const proofs = found.flatMap(({ sequence, proof }) =>
    proof === undefined ? [] : [{ sequence, ...proof }],
  );
  const [first, last] = [proofs[0]?.day, proofs.at(-1)?.day];
  const roots = first === undefined || last === undefined ? [] : await deps.roots.findBetween(first, last);
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

/** As many entries as a response may have. */
async function collect(hash: string, after: number, { entries, now }: ExportDeps) {
  const found: StoredEntry[] = [];
  let bytes = 0;
  for await (const page of entries.list(hash, { after })) {
    for (const stored of page) {
      if (stored.expiresAt <= epochSeconds(now())) continue;
      bytes += Buffer.byteLength(stored.entry) + Buffer.byteLength(JSON.stringify(stored.proof ?? ''));
      if (bytes > EXPORT_BYTES) return { found, isComplete: false };
      found.push(stored);
    }
  }
  return { found, isComplete: true };
}
