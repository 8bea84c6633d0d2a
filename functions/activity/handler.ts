import { readEnvironment } from '../../shared/config/environment.ts';
import { callerPolicy } from '../../shared/http/caller/caller.ts';
import { httpHandler } from '../../shared/http/http-handler.ts';
import { createLog } from '../../shared/observability/log.ts';
import { dailyRootsIn } from '../../shared/state/activity/daily-roots.ts';
import { entriesIn } from '../../shared/state/activity/entries.ts';
import { unsealedActsIn } from '../../shared/state/activity/unsealed-acts.ts';
import { openTable } from '../../shared/state/table.ts';
import { activityRoutes } from './routes.ts';

const env = readEnvironment('activity');
const table = openTable(env.TABLE_NAME);

const routes = activityRoutes({
  entries: entriesIn(table),
  roots: dailyRootsIn(table),
  unsealed: unsealedActsIn(table),
  now: Date.now,
});

export const handler = httpHandler(routes, { callers: callerPolicy(env), log: createLog('activity') });
