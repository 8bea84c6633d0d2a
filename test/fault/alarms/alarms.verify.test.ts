import { afterEach, beforeEach, describe, it } from 'vitest';
import { startWatching, stopWatching } from '../../support/alarms/alarm-control.ts';
import { expectAlarms } from '../../support/alarms/expect-alarms.ts';
import { scenarios } from '../../support/alarms/scenarios/scenarios.ts';

describe('the alarms of the stack (T65)', () => {
  beforeEach(startWatching);
  afterEach(stopWatching);

  it.each(scenarios)('fire, and no others, when $title', expectAlarms);
});
