import { setTimeout as sleep } from 'node:timers/promises';
import { readEnvironment } from '../../shared/config/environment.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { eventBridgeScheduleEnds } from '../../shared/schedules/schedule-ends.ts';
import { kmsSigner } from '../../shared/signing/signer.ts';
import { offboardingRunsIn } from '../../shared/state/offboarding/offboarding-runs.ts';
import { queueTurnsIn } from '../../shared/state/offboarding/queue-turns.ts';
import { openTable } from '../../shared/state/table.ts';
import { sqsReader } from './dead-letters/queue-api.ts';
import { offboardJob } from './job.ts';
import { userItemsIn } from './places/user-items.ts';

const env = readEnvironment('offboard');
const table = openTable(env.TABLE_NAME);
const { everyAccount } = await scalekitFrom(env);

export const handler = offboardJob({
  everyAccount,
  runs: offboardingRunsIn(table),
  items: userItemsIn(table),
  schedules: eventBridgeScheduleEnds(env.SCHEDULE_GROUP),
  queue: sqsReader(env.DEAD_LETTER_URL),
  turns: queueTurnsIn(table),
  signer: kmsSigner(env.SIGNING_KEY_ARN),
  now: Date.now,
  sleep,
  log: createLog('offboard'),
});
