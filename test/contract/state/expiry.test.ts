import { describe, expect, it } from 'vitest';
import { DIGEST_TTL_SECONDS } from '../../../shared/config/job-limits.ts';
import { FLOW_TTL_SECONDS, IDEMPOTENCY_TTL_SECONDS } from '../../../shared/config/limits.ts';
import { digestRunsIn } from '../../../shared/state/digest-runs.ts';
import { digestSlotsIn } from '../../../shared/state/digest-slots.ts';
import { executionsIn } from '../../../shared/state/executions/executions.ts';
import { liveFlowsIn } from '../../../shared/state/live-flows.ts';
import type { Table } from '../../../shared/state/table.ts';
import { userKey } from '../../../shared/state/user-key.ts';
import { sha256 } from '../../../shared/text/sha256.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const start = Date.parse('2026-11-22T08:00:00.999Z');
const seconds = Math.floor(start / 1_000);
const user = { issuer: 'https://issuer', identifier: 'ada' };
const scheduledTime = '2026-11-22T08:00:00.000Z';
const write = { requestHash: 'h', tool: 't', connection: 'gmail' };

const table = useTable();

/** The table's TTL and conditions count in epoch seconds; a value in milliseconds would never end. */
describe('the end of an item, in epoch seconds', () => {
  it.each<[string, (table: Table) => Promise<unknown>, string, number]>([
    [
      'a write is forgotten after a day',
      (table) => executionsIn(table, () => start).claim({ user, key: 'k' }, write, 'inv'),
      `KEY#${sha256('\nk')}`,
      IDEMPOTENCY_TTL_SECONDS,
    ],
    [
      'a slot is forgotten after thirty days',
      (table) => digestSlotsIn(table, () => start).claim({ user, scheduledTime }, 'run', start + 28_000),
      `SLOT#${scheduledTime}`,
      DIGEST_TTL_SECONDS,
    ],
    [
      'the runs on demand are forgotten a day after the newest',
      (table) =>
        digestRunsIn(table).add(user, { runs: [] }, { key: 'k', slot: new Date(start).toISOString() }, 'v'),
      'RUNS',
      24 * 60 * 60,
    ],
    [
      "a user's open flows are forgotten with the newest",
      (table) => liveFlowsIn(table).claim(user, { hash: 'h', expiresAt: seconds + FLOW_TTL_SECONDS }, start),
      'FLOWS',
      FLOW_TTL_SECONDS,
    ],
  ])('%s', async (_what, store, sk, ttl) => {
    await store(table());
    const { Item } = await table().get({ Key: { pk: userKey(user), sk } });
    expect(Item?.expiresAt).toBe(seconds + ttl);
  });

  it('has the documented lengths', () => {
    expect([IDEMPOTENCY_TTL_SECONDS, DIGEST_TTL_SECONDS, FLOW_TTL_SECONDS]).toEqual([86_400, 2_592_000, 600]);
  });
});
