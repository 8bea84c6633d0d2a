import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passSeconds, readFired, startWatching, stopWatching } from '../../support/alarms/alarm-control.ts';
import { expectAlarms } from '../../support/alarms/expect-alarms.ts';
import { scenarios } from '../../support/alarms/scenarios/scenarios.ts';
import { linkGmail, signedIn } from '../../support/stack/product.ts';

/** `npm run verify` has the others. */
const QUICK = [
  'Scalekit is unavailable',
  'a function lacks a right',
  'links come back to a user who did not start them',
  'Scheduler gives up a firing',
];

describe('the alarms of the stack (T65)', () => {
  beforeEach(startWatching);
  afterEach(stopWatching);

  it.each(scenarios.filter(({ title }) => QUICK.includes(title)))(
    'fire, and no others, when $title',
    expectAlarms,
  );

  it('stay quiet while requests succeed', async () => {
    await linkGmail('alarms-of-nothing');
    const user = await signedIn('alarms-of-nothing');
    for (let minute = 0; minute < 20; minute += 1) {
      await user('GET /connections');
      await passSeconds(60);
    }
    expect(await readFired()).toEqual([]);
  });
});
