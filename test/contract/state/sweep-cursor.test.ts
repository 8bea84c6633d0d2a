import { describe, expect, it } from 'vitest';
import { sweepCursorIn } from '../../../shared/state/alignment/sweep-cursor.ts';
import { digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const table = useTable();

describe('sweepCursorIn', () => {
  it('begins where the last run ended, also as another process, and at the beginning after a pass', async () => {
    const cursor = () => sweepCursorIn(table());
    const begun = async () => [await cursor().begin(), await cursor().isUnderWay()];
    expect(await cursor().isUnderWay()).toBe(false);
    expect(await begun()).toEqual([undefined, true]);
    expect(await begun()).toEqual([undefined, true]);
    await cursor().move('page 2');
    expect(await begun()).toEqual(['page 2', true]);
    await cursor().move('page 3');
    expect([await cursor().isUnderWay(), ...(await begun())]).toEqual([true, 'page 3', true]);
    await cursor().move(undefined);
    expect(await cursor().isUnderWay()).toBe(false);
    expect(await begun()).toEqual([undefined, true]);
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
