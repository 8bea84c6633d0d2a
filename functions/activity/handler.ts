import { readEnvironment } from '../../shared/config/environment.ts';
import { callerPolicy } from '../../shared/http/caller/caller.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { createLog } from '../../shared/observability/log.ts';
import { traceOf } from '../../shared/observability/trace-of.ts';
import { dailyRootsIn } from '../../shared/state/activity/daily-roots.ts';
import { entriesIn } from '../../shared/state/activity/entries.ts';
import { unsealedActsIn } from '../../shared/state/activity/unsealed-acts.ts';
import { openTable } from '../../shared/state/table.ts';
import { userHash } from '../../shared/state/user-key.ts';
import { activityRoutes } from './routes.ts';

const env = readEnvironment('activity');
const table = openTable(env.TABLE_NAME);
const log = createLog('activity');

const routes = activityRoutes({
  entries: entriesIn(table),
  roots: dailyRootsIn(table),
  unsealed: unsealedActsIn(table, (user, { code, cause }) =>
    log.error('act not listed', { code, user: userHash(user), trace: traceOf(cause) }),
  ),
  now: Date.now,
});

export const handler = httpHandler(routes, { callers: callerPolicy(env), log });
