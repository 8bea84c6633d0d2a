import { readEnvironment } from '../../shared/config/environment.ts';
import { callerPolicy } from '../../shared/http/caller/caller.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { invokeLater } from '../../shared/lambda/invoke-later.ts';
import { createLog } from '../../shared/observability/log.ts';
import { offboardingStartsIn } from '../../shared/state/offboarding/offboarding-starts.ts';
import { offboardingsIn } from '../../shared/state/offboarding/offboardings.ts';
import { openTable } from '../../shared/state/table.ts';
import { offboardingRoutes } from './routes.ts';

const env = readEnvironment('offboarding');
const table = openTable(env.TABLE_NAME);

const routes = offboardingRoutes({
  offboardings: offboardingsIn(table),
  starts: offboardingStartsIn(table),
  invoke: invokeLater(env.OFFBOARD_ARN),
  now: Date.now,
});

export const handler = httpHandler(routes, { callers: callerPolicy(env), log: createLog('offboarding') });
