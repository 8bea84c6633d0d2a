import { setTimeout as sleep } from 'node:timers/promises';
import { eventBridgeBus } from '../../shared/account-events/event-bus.ts';
import { readEnvironment } from '../../shared/config/environment.ts';
import { invokeLater } from '../../shared/lambda/invoke-later.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { eventBridgeSchedules } from '../../shared/schedules/eventbridge-schedules.ts';
import { eventBridgeScheduleList } from '../../shared/schedules/schedule-list.ts';
import { labelsIn } from '../../shared/state/accounts/labels.ts';
import { sweepCursorIn } from '../../shared/state/alignment/sweep-cursor.ts';
import { digestSettingsIn } from '../../shared/state/digest-settings.ts';
import { listUnfinished } from '../../shared/state/offboarding/offboarding-runs.ts';
import { openTable } from '../../shared/state/table.ts';
import { reconcileJob } from './job.ts';

const env = readEnvironment('reconcile');
const table = openTable(env.TABLE_NAME);
const { accounts } = await scalekitFrom(env);

export const handler = reconcileJob({
  accounts,
  settings: digestSettingsIn(table),
  labels: labelsIn(table),
  schedules: eventBridgeSchedules(env),
  list: eventBridgeScheduleList(env),
  bus: eventBridgeBus(env.EVENT_BUS_NAME),
  cursor: sweepCursorIn(table),
  listUnfinished: (before) => listUnfinished(table, before),
  continueOffboarding: invokeLater(env.OFFBOARD_ARN),
  now: Date.now,
  sleep,
  log: createLog('reconcile'),
});
