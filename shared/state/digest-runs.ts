import * as z from 'zod/mini';
import { epochSeconds, sendConditional, sendRequest, type Table } from './table.ts';
import { type DigestOwner, digestSortKey, userKey } from './user-key.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** An on-demand digest: the hash of the request's key, and its slot, which is its time. */
const runSchema = z.object({ key: z.string(), slot: z.string() });
const itemSchema = z.object({ runs: z.array(runSchema), version: z.string() });

export type Run = z.infer<typeof runSchema>;

/** The on-demand runs of the last 24 hours, and the version of the record. */
export type Runs = { runs: Run[]; version?: string | undefined };

export type DigestRuns = {
  /** Consistently read, oldest first. */
  find(user: DigestOwner, now: number): Promise<Runs>;
  /** Adds a run to the runs found; false when another request added one meanwhile. */
  add(user: DigestOwner, found: Runs, run: Run, version: string): Promise<boolean>;
};

/** Runs in the table, as the item `RUNS` of their user. */
export function digestRunsIn(table: Table): DigestRuns {
  const at = (user: DigestOwner) => ({ Key: { pk: userKey(user), sk: digestSortKey(user, 'RUNS') } });
  return {
    async find(user, now) {
      const { Item } = await sendRequest(() => table.get({ ...at(user), ConsistentRead: true }));
      if (Item === undefined) return { runs: [] };
      const { runs, version } = itemSchema.parse(Item);
      return { runs: runs.filter(({ slot }) => Date.parse(slot) > now - DAY_MS), version };
    },
    async add(user, { runs, version: before = 'none' }, run, version) {
      const update = {
        ...at(user),
        UpdateExpression: 'SET #runs = :runs, #version = :version, expiresAt = :expiresAt',
        // An update is retried after a lost response, and then finds its own version.
        ConditionExpression: 'attribute_not_exists(pk) OR #version IN (:before, :version)',
        ExpressionAttributeNames: { '#runs': 'runs', '#version': 'version' },
        ExpressionAttributeValues: {
          ':runs': [...runs, run],
          ':version': version,
          ':before': before,
          ':expiresAt': epochSeconds(Date.parse(run.slot) + DAY_MS),
        },
      };
      return (await sendConditional(() => table.update(update))) !== undefined;
    },
  };
}
