import { describe, expect, it } from 'vitest';
import { sweepCursorIn } from '../../../shared/state/alignment/sweep-cursor.ts';
import { digestRunsIn } from '../../../shared/state/digest-runs.ts';
import { digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { digestSlotsIn } from '../../../shared/state/digest-slots.ts';
import { executionsIn } from '../../../shared/state/executions/executions.ts';
import { flowsIn } from '../../../shared/state/flows.ts';
import type { Table } from '../../../shared/state/table.ts';

const user = { issuer: 'https://issuer', identifier: 'ada' };

/** A table that is empty and records the reads. The local tables are consistent anyway. */
function recordingTable() {
  const reads: { ConsistentRead?: boolean | undefined }[] = [];
  const read: Table['get'] & Table['query'] = async (input) => {
    reads.push(input);
    return {};
  };
  const write = async () => ({});
  const table: Table = { get: read, query: read, put: write, update: write, delete: write, close: () => {} };
  return { table, reads };
}

// A read after a write of another invocation decides whether something is sent: it must see that write.
describe('a read that decides', () => {
  it.each<[string, (table: Table) => Promise<unknown>]>([
    ['the record of a write', (table) => executionsIn(table).find({ user, key: 'k' })],
    ['the state of a slot', (table) => digestSlotsIn(table).find({ user, scheduledTime: 't' })],
    ['the newest slots', (table) => digestSlotsIn(table).findNewest(user, 4)],
    ['the settings of a digest', (table) => digestSettingsIn(table).find(user)],
    ['the on-demand runs', (table) => digestRunsIn(table).find(user, 0)],
    ['the place of the last sweep', (table) => sweepCursorIn(table).isUnderWay()],
    ['a flow', (table) => flowsIn(table).find('state')],
  ])('is consistent: %s', async (_what, read) => {
    const { table, reads } = recordingTable();
    await read(table);
    expect(reads.length).toBeGreaterThan(0);
    expect(reads.map(({ ConsistentRead }) => ConsistentRead)).toEqual(reads.map(() => true));
  });
});
