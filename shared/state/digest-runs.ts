import * as z from 'zod/mini';
import { epochSeconds, sendConditional, sendRequest, type Table } from './table.ts';
import { type User, userKey } from './user-key.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** An on-demand digest: the hash of the request's key, its slot, which is its time, and the label of its mailbox. */
const runSchema = z.object({ key: z.string(), slot: z.string(), account: z.optional(z.string()) });
const itemSchema = z.object({ runs: z.array(runSchema), version: z.string() });

export type Run = z.infer<typeof runSchema>;

/** A user's on-demand runs of the last 24 hours, of all mailboxes, and the version of the record. */
export type Runs = { runs: Run[]; version?: string | undefined };

export type DigestRuns = {
  /** Consistently read, oldest first. */
  find(user: User, now: number): Promise<Runs>;
  /** Adds a run to the runs found; false when another request added one meanwhile. */
  add(user: User, found: Runs, run: Run, version: string): Promise<boolean>;
};

/** Runs in the table, as the item `RUNS` of their user. */
export function digestRunsIn(table: Table): DigestRuns {
  const at = (user: User) => ({ Key: { pk: userKey(user), sk: 'RUNS' } });
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
