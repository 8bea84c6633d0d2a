import { describe, expect, it } from 'vitest';
import { sweepCursorIn } from '../../../shared/state/alignment/sweep-cursor.ts';
import { digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const table = useTable();

describe('sweepCursorIn', () => {
  it('finds the place to which it was moved, also as another process, and the beginning without one', async () => {
    expect(await sweepCursorIn(table()).find()).toBeUndefined();
    await sweepCursorIn(table()).move('page 2');
    expect(await sweepCursorIn(table()).find()).toBe('page 2');
    await sweepCursorIn(table()).move('page 3');
    expect(await sweepCursorIn(table()).find()).toBe('page 3');
    await sweepCursorIn(table()).move(undefined);
    expect(await sweepCursorIn(table()).find()).toBeUndefined();
  });

  it('is no item of a user, and no pending work', async () => {
    const settings = digestSettingsIn(table(), () => 1_000);
    const user = { issuer: 'https://issuer', identifier: 'ada' };
    await settings.put(user, { choice, revision: 'r1', at: 1 });
    await sweepCursorIn(table()).move('page 2');
    const listed: unknown[] = [];
    for await (const page of settings.listPending(2_000)) listed.push(...page);
    expect(listed).toEqual([user]);
    expect((await settings.find(user))?.revision).toBe('r1');
  });
});
