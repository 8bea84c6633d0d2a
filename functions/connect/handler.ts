import { readEnvironment } from '../../shared/config/environment.ts';
import { callerPolicy } from '../../shared/http/caller.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { createLog } from '../../shared/observability/log.ts';
import { scalekitFrom } from '../../shared/scalekit/client.ts';
import { flowsIn } from '../../shared/state/flows.ts';
import { openTable } from '../../shared/state/table.ts';
import { connectRoutes } from './endpoint.ts';

const env = readEnvironment('connect');

const routes = connectRoutes({
  scalekit: scalekitFrom(env),
  flows: flowsIn(openTable(env.TABLE_NAME)),
  userVerifyUrl: env.USER_VERIFY_URL,
  cookieCallbackUrl: env.COOKIE_CALLBACK_URL,
  now: Date.now,
});

export const handler = httpHandler(routes, { callers: callerPolicy(env), log: createLog('connect') });
