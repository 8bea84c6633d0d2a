import { expect } from 'vitest';
import { alarmRows } from '../../../infra/deploy/constructs/alarms/rows/alarm-rows.ts';
import { healStack } from '../stack/stack-control.ts';
import { passSeconds, readFired, readFiring, readNotifying, runSavedQuery } from './alarm-control.ts';
import type { Scenario } from './scenario.ts';

const WAIT_MINUTES = 30;
/** These look back for longer than the test waits. */
const SLOW = alarmRows.filter(({ period }) => period > WAIT_MINUTES).map(({ id }) => id);

/** Expects that a cause fires its alarms and no others, that its queries show it, and that they end with the cause. */
export async function expectAlarms({ fires, mayFire = [], queries, cause, mend }: Scenario): Promise<void> {
  try {
    await cause();
    await passSeconds(60);
    const fired = await readFired();
    expect(fired.filter((alarm) => !mayFire.includes(alarm))).toEqual(fires.toSorted());
    expect(await readNotifying()).not.toEqual([]);
    for (const name of queries) expect([name, (await runSavedQuery(name)).length > 0]).toEqual([name, true]);
  } finally {
    await healStack();
    await mend?.();
  }
  await passSeconds(WAIT_MINUTES * 60);
  expect((await readFiring()).filter((alarm) => !SLOW.includes(alarm))).toEqual([]);
}
