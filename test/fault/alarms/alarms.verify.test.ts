import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  passSeconds,
  readFired,
  readNotifying,
  runSavedQuery,
  startWatching,
  stopWatching,
} from '../../support/alarms/alarm-control.ts';
import { scenarios } from '../../support/alarms/scenarios/scenarios.ts';

describe('the alarms of the stack', () => {
  beforeEach(startWatching);
  afterEach(stopWatching);

  it.each(scenarios)('fire when $title', async ({ fires, mayFire = [], queries, cause, mend }) => {
    try {
      await cause();
      await passSeconds(60);
      const fired = await readFired();
      expect(fired.filter((alarm) => !mayFire.includes(alarm))).toEqual(fires.toSorted());
      expect(await readNotifying()).not.toEqual([]);
      for (const name of queries)
        expect([name, (await runSavedQuery(name)).length > 0]).toEqual([name, true]);
    } finally {
      await mend?.();
    }
  });
});
