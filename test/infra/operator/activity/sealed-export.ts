import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { exportActivity } from '../../../../functions/activity/export-activity.ts';
import { makeRoots } from '../../../../functions/seal-activity/root/make-roots.ts';
import type { Page } from '../../../../infra/operator/activity/read-page.ts';
import { activityChainIn, type Head } from '../../../../shared/state/activity/activity-chain.ts';
import { dailyRootsIn } from '../../../../shared/state/activity/daily-roots.ts';
import { entriesIn } from '../../../../shared/state/activity/entries.ts';
import type { Table } from '../../../../shared/state/table.ts';
import { type User, userHash } from '../../../../shared/state/user-key.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

/** Signs as the stack's key of KMS does. */
const signer = {
  async sign(statement: string) {
    const signature = createSign('sha256').update(statement).sign(privateKey, 'base64');
    return { statement, keyId: 'key', algorithm: 'ECDSA_SHA_256' as const, signature };
  },
};

const DAY_MS = 86_400_000;
const firstDay = Date.parse('2026-11-20T10:00:00Z');

/**
 * Seals entries of users over some days, makes the daily roots, and exports the activity of the first user: as one page,
 * and as two of which the first has the entries up to a number.
 */
export async function sealedExport(
  table: Table,
  users: readonly User[],
  perDay: readonly number[],
): Promise<{ whole: Page; pagesAt: (firstPage: number) => Promise<Page[]> }> {
  const chain = activityChainIn(table);
  const heads = new Map<string, Head | undefined>();
  const roots = dailyRootsIn(table);
  const deps = { entries: entriesIn(table), roots, signer };
  for (const [day, count] of perDay.entries()) {
    const now = firstDay + day * DAY_MS;
    for (const user of users.slice(0, day === 1 ? 1 : undefined)) {
      for (let n = 0; n < count; n += 1) {
        const id = `${day}-${n}`;
        const source = { pk: `USER#${userHash(user)}`, sk: `KEY#${id}` };
        const head = heads.get(userHash(user));
        heads.set(
          userHash(user),
          await chain.append(userHash(user), head, { id, source, facts: factsOf(id, now + n) }, now + n),
        );
      }
    }
    await makeRoots(Number.POSITIVE_INFINITY, { ...deps, now: () => now + 15 * 60 * 60 * 1_000 });
  }
  const [first] = users;
  if (first === undefined) throw new Error('No user.');
  const now = firstDay + perDay.length * DAY_MS;
  const exported = async (after: number, entries = deps.entries) =>
    (await exportActivity(first, after, { ...deps, entries, now: () => now })) as unknown as Page;
  const begin = (firstPage: number) => ({
    ...deps.entries,
    async *list(...given: Parameters<typeof deps.entries.list>) {
      for await (const page of deps.entries.list(...given))
        yield page.filter(({ sequence }) => sequence <= firstPage);
    },
  });
  return {
    whole: await exported(0),
    pagesAt: async (firstPage) => [await exported(0, begin(firstPage)), await exported(firstPage)],
  };
}

function factsOf(id: string, time: number) {
  return {
    ...{ type: 'write' as const, connection: 'gmail', tool: 'gmail_send_message', outcome: 'done' as const },
    ...{
      time: new Date(time).toISOString(),
      caller: { via: 'api' as const, client: 'web' },
      replayed: false,
    },
    keyHash: createHash('sha256').update(id).digest('base64url'),
  };
}
