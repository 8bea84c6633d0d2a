import { readEnvironment } from '../../shared/config/environment.ts';
import { createLog } from '../../shared/observability/log.ts';
import { eventBridgeSchedules } from '../../shared/schedules/eventbridge-schedules.ts';
import { eventBridgeScheduleList } from '../../shared/schedules/schedule-list.ts';
import { sweepCursorIn } from '../../shared/state/alignment/sweep-cursor.ts';
import { digestSettingsIn } from '../../shared/state/digest-settings.ts';
import { openTable } from '../../shared/state/table.ts';
import { reconcileJob } from './job.ts';

const env = readEnvironment('reconcile');
const table = openTable(env.TABLE_NAME);

export const handler = reconcileJob({
  settings: digestSettingsIn(table),
  schedules: eventBridgeSchedules(env),
  list: eventBridgeScheduleList(env),
  cursor: sweepCursorIn(table),
  now: Date.now,
  log: createLog('reconcile'),
});
