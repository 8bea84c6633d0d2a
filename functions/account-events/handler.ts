import { eventBridgeBus } from '../../shared/account-events/event-bus.ts';
import { eventOrderIn } from '../../shared/account-events/event-order.ts';
import { receivedEventsIn } from '../../shared/account-events/received-events.ts';
import { readEnvironment } from '../../shared/config/environment.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { secretsManagerCredentials } from '../../shared/scalekit/rpc/credentials.ts';
import { eventBridgeSchedules } from '../../shared/schedules/eventbridge-schedules.ts';
import { labelsIn } from '../../shared/state/accounts/labels.ts';
import { digestSettingsIn } from '../../shared/state/digest-settings.ts';
import { offboardingsIn } from '../../shared/state/offboarding/offboardings.ts';
import { trailsIn } from '../../shared/state/offboarding/trails.ts';
import { openTable } from '../../shared/state/table.ts';
import { liveSecrets } from './live-secrets.ts';
import { accountEventsRoutes } from './routes.ts';

const env = readEnvironment('account-events');
const log = createLog('account-events');
const table = openTable(env.TABLE_NAME);
const credentials = secretsManagerCredentials(env.SCALEKIT_SECRET_ARN);
const { accounts, connections } = await scalekitFrom(env, credentials);

const routes = accountEventsRoutes({
  ...{ accounts, connections, log, issuer: env.ISSUER, now: Date.now },
  secrets: liveSecrets(credentials, Date.now),
  settings: digestSettingsIn(table),
  labels: labelsIn(table),
  schedules: eventBridgeSchedules(env),
  events: receivedEventsIn(table),
  order: eventOrderIn(table),
  trails: trailsIn(table),
  offboardings: offboardingsIn(table),
  bus: eventBridgeBus(env.EVENT_BUS_NAME),
});

export const handler = httpHandler(routes, { log });
