import { readEnvironment } from '../../shared/config/environment.ts';
import { callerPolicy } from '../../shared/http/caller/caller.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { eventBridgeSchedules } from '../../shared/schedules/eventbridge-schedules.ts';
import { labelsIn } from '../../shared/state/accounts/labels.ts';
import { actsIn } from '../../shared/state/activity/acts.ts';
import { digestSettingsIn } from '../../shared/state/digest-settings.ts';
import { flowsIn } from '../../shared/state/flows.ts';
import { offboardingsIn } from '../../shared/state/offboarding/offboardings.ts';
import { openTable } from '../../shared/state/table.ts';
import { readConsole } from './read-console.ts';
import { connectRoutes } from './routes.ts';

const env = readEnvironment('connect');
const table = openTable(env.TABLE_NAME);

const routes = connectRoutes({
  scalekit: await scalekitFrom(env),
  flows: flowsIn(table),
  acts: actsIn(table),
  labels: labelsIn(table),
  offboardings: offboardingsIn(table),
  settings: digestSettingsIn(table),
  schedules: eventBridgeSchedules(env),
  userVerifyUrl: env.USER_VERIFY_URL,
  cookieCallbackUrl: env.COOKIE_CALLBACK_URL,
  console: readConsole(env),
  now: Date.now,
});

export const handler = httpHandler(routes, { callers: callerPolicy(env), log: createLog('connect') });
