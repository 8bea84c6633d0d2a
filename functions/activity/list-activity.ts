import { type Entry, entry as entrySchema } from '../../shared/activity/entry.ts';
import { ACTIVITY_PAGE } from '../../shared/config/activity-limits.ts';
import type { Entries, StoredEntry } from '../../shared/state/activity/entries.ts';
import type { Unsealed } from '../../shared/state/activity/unsealed-acts.ts';
import { epochSeconds } from '../../shared/state/table.ts';
import { type User, userHash } from '../../shared/state/user-key.ts';
import type { ActivityResponse } from './schema.ts';

export type ListDeps = {
  entries: Pick<Entries, 'list'>;
  unsealed: Unsealed;
  now: () => number;
};

type Page = {
  /** Entries before this number. */
  cursor: number | undefined;
  limit: number | undefined;
};

/** A page of the user's activity, newest first; the first one begins with the acts that are not sealed yet. */
export async function listActivity(
  user: User,
  { cursor, limit = ACTIVITY_PAGE }: Page,
  deps: ListDeps,
): Promise<ActivityResponse> {
  const { entries, unsealed, now } = deps;
  // Before the entries: an act that is sealed meanwhile is then in both, and is left out here.
  const acts = cursor === undefined ? await unsealed.find(user, now()) : [];
  const found: StoredEntry[] = [];
  for await (const page of entries.list(
    userHash(user),
    { before: cursor ?? Number.MAX_SAFE_INTEGER },
    limit + 1,
  )) {
    found.push(...page.filter(({ expiresAt }) => expiresAt > epochSeconds(now())));
    if (found.length > limit || page.length === 0) break;
  }
  const sealedActs = new Set(found.map(({ act }) => act));
  const waiting = acts.filter(({ id }) => !sealedActs.has(id)).map(({ facts }) => facts);
  const shown = found.slice(0, limit);
  return {
    entries: [
      ...waiting
        .toSorted((one, other) => other.time.localeCompare(one.time))
        .map((facts) => ({ sealed: false as const, ...facts })),
      ...shown.map((stored) => ({ sealed: true as const, ...parseText(stored), hash: stored.hash })),
    ],
    ...(found.length > limit && { next: String(shown.at(-1)?.sequence) }),
  };
}

/** The entry that the hash is of. */
export function parseText({ entry }: Pick<StoredEntry, 'entry'>): Entry {
  return entrySchema.parse(JSON.parse(entry));
}
