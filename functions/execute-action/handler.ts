import { readEnvironment } from '../../shared/config/environment.ts';
import { offersOf } from '../../shared/connections/offers.ts';
import { callerPolicy } from '../../shared/http/caller/caller.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { executionsIn } from '../../shared/state/executions/executions.ts';
import { restoredStateOf } from '../../shared/state/restored/restored-state.ts';
import { openTable } from '../../shared/state/table.ts';
import { executeActionRoutes } from './routes.ts';

const env = readEnvironment('execute-action');
const log = createLog('execute-action');
const table = openTable(env.TABLE_NAME);

const routes = executeActionRoutes({
  scalekit: await scalekitFrom(env),
  offers: offersOf(env.CONNECTION_NAMES),
  executions: executionsIn(table, Date.now, restoredStateOf(env)),
  log,
  now: Date.now,
});

export const handler = httpHandler(routes, { callers: callerPolicy(env), log });
