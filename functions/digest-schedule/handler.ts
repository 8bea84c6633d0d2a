import { readEnvironment } from '../../shared/config/environment.ts';
import { offersOf } from '../../shared/connections/offers.ts';
import { callerPolicy } from '../../shared/http/caller/caller.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { invokeLater } from '../../shared/lambda/invoke-later.ts';
import { createLog } from '../../shared/observability/log.ts';
import { eventBridgeSchedules } from '../../shared/schedules/eventbridge-schedules.ts';
import { labelsIn } from '../../shared/state/accounts/labels.ts';
import { digestRunsIn } from '../../shared/state/digest-runs.ts';
import { digestSettingsIn } from '../../shared/state/digest-settings.ts';
import { digestSlotsIn } from '../../shared/state/digest-slots.ts';
import { offboardingsIn } from '../../shared/state/offboarding/offboardings.ts';
import { isKeyOfGap, restoredStateOf } from '../../shared/state/restored/restored-state.ts';
import { openTable } from '../../shared/state/table.ts';

import { digestScheduleRoutes } from './routes.ts';

const env = readEnvironment('digest-schedule');
const table = openTable(env.TABLE_NAME);

const routes = digestScheduleRoutes({
  settings: digestSettingsIn(table),
  schedules: eventBridgeSchedules(env),
  slots: digestSlotsIn(table),
  runs: digestRunsIn(table),
  labels: labelsIn(table),
  offboardings: offboardingsIn(table),
  invoke: invokeLater(env.MAIL_DIGEST_ARN),
  offers: offersOf(env.CONNECTION_NAMES),
  hasProviderApi: (connection) => Object.hasOwn(env.PROVIDER_API_URLS, connection),
  isOfGap: (key) => isKeyOfGap(key, restoredStateOf(env), Date.now()),
  now: Date.now,
});

export const handler = httpHandler(routes, { callers: callerPolicy(env), log: createLog('digest-schedule') });
