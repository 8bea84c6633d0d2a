import { readEnvironment } from '../../shared/config/environment.ts';
import { offersOf } from '../../shared/connections/offers.ts';
import { callerPolicy } from '../../shared/http/caller/caller.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { labelsIn } from '../../shared/state/accounts/labels.ts';
import { consentsIn } from '../../shared/state/consents.ts';
import { digestSettingsIn } from '../../shared/state/digest-settings.ts';
import { flowsIn } from '../../shared/state/flows.ts';
import { offboardingsIn } from '../../shared/state/offboarding/offboardings.ts';
import { trailsIn } from '../../shared/state/offboarding/trails.ts';
import { openTable } from '../../shared/state/table.ts';
import { callbackStatusRoutes } from './routes.ts';

const env = readEnvironment('callback-status');
const log = createLog('callback-status');
const table = openTable(env.TABLE_NAME);

const routes = callbackStatusRoutes({
  scalekit: await scalekitFrom(env),
  offers: offersOf(env.CONNECTION_NAMES),
  flows: flowsIn(table),
  consents: consentsIn(table),
  trails: trailsIn(table),
  offboardings: offboardingsIn(table),
  settings: digestSettingsIn(table),
  labels: labelsIn(table),
  userVerifyUrl: env.USER_VERIFY_URL,
  cookieReturnUrl: env.COOKIE_RETURN_URL,
  consolePages:
    env.CONSOLE_CALLBACK_URL === undefined || env.CONSOLE_RETURN_URL === undefined
      ? undefined
      : { verifyUrl: env.CONSOLE_CALLBACK_URL, returnUrl: env.CONSOLE_RETURN_URL },
  log,
  now: Date.now,
});

export const handler = httpHandler(routes, { callers: callerPolicy(env), log });
