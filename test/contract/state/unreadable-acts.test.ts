import { describe, expect, it } from 'vitest';
import { listActivity } from '../../../functions/activity/list-activity.ts';
import { type Sealing, sealShard } from '../../../functions/seal-activity/seal-shard.ts';
import { actMark } from '../../../shared/state/activity/act-mark.ts';
import { activityChainIn } from '../../../shared/state/activity/activity-chain.ts';
import { markedActsIn } from '../../../shared/state/activity/marked-acts.ts';
import { unsealedActsIn } from '../../../shared/state/activity/unsealed-acts.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const ada = { issuer: 'https://issuer', identifier: 'ada' };
const grace = { issuer: 'https://issuer', identifier: 'grace' };

const table = useTable();

/** A write that has ended, as its function leaves it. */
async function storeWrite(user: typeof ada, nth: number, over: Record<string, unknown> = {}): Promise<void> {
  const act = { id: `${user.identifier}-${nth}`, at: now - 60_000 + nth, via: 'api' as const };
  await table().put({
    Item: {
      ...{ pk: `USER#${userHash(user)}`, sk: `KEY#${nth}`, status: 'DONE' },
      ...{ tool: 'gmail_send_message', connection: 'gmail' },
      // All in the shard of one of them.
      ...actMark(user, act),
      ...{ pendingWork: actMark(ada, act).pendingWork },
      ...over,
    },
  });
}

describe('acts that cannot be read', () => {
  it('stay, are reported, and keep no other act from being sealed', async () => {
    await storeWrite(ada, 1);
    await storeWrite(ada, 2, { act: 'of an unknown form' });
    await storeWrite(ada, 3, { sk: 'SOMETHING#3' });
    await storeWrite(ada, 4);
    await storeWrite(ada, 0, { pk: 'FLOW#of-no-user' });
    await storeWrite(grace, 5);
    const reported: unknown[] = [];
    const sealing: Sealing = { sealed: 0, waiting: 0, failures: [], since: undefined, isDone: true };
    const shard = Number(actMark(ada, { id: '', at: 0, via: 'api' }).pendingWork.split('#')[1]);
    await sealShard(shard, Number.POSITIVE_INFINITY, sealing, {
      marked: markedActsIn(table()),
      chain: activityChainIn(table()),
      isOffboarding: async () => false,
      report: (user, { code }) => void reported.push([user, code]),
      now: () => now,
    });
    expect(sealing).toEqual({
      ...{ sealed: 3, waiting: 0, isDone: true },
      ...{ failures: ['internal', 'internal', 'internal'], since: now - 60_000 },
    });
    const unreadable = [userHash(ada), 'internal'];
    expect(reported.toSorted()).toEqual([unreadable, unreadable, [undefined, 'internal']].toSorted());
  });

  it('are left out of GET /activity, and are reported', async () => {
    const linus = { issuer: 'https://issuer', identifier: 'linus' };
    await storeWrite(linus, 1);
    await storeWrite(linus, 2, { act: 'of an unknown form' });
    await storeWrite(linus, 3, { act: { id: 'linus-3', at: 9e15, via: 'api' } });
    await storeWrite(linus, 4);
    const reported: unknown[] = [];
    const deps = {
      entries: {
        async *list() {
          yield [];
        },
      },
      unsealed: unsealedActsIn(table(), (user, { code }) => void reported.push([user, code])),
      now: () => now,
    };
    const { entries } = await listActivity(linus, { cursor: undefined, limit: undefined }, deps);
    expect(entries.map(({ time }) => Date.parse(time) - now + 60_000)).toEqual([4, 1]);
    expect(reported).toEqual([
      [linus, 'internal'],
      [linus, 'internal'],
    ]);
  });
});
