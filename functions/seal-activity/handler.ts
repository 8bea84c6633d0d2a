import { readEnvironment } from '../../shared/config/environment.ts';
import { createLog } from '../../shared/observability/log.ts';
import { activityChainIn } from '../../shared/state/activity/activity-chain.ts';
import { markedActsIn } from '../../shared/state/activity/marked-acts.ts';
import { isOffboardingIn } from '../../shared/state/offboarding/is-offboarding.ts';
import { openTable } from '../../shared/state/table.ts';
import { sealJob } from './job.ts';

const env = readEnvironment('seal-activity');
const table = openTable(env.TABLE_NAME);

export const handler = sealJob({
  marked: markedActsIn(table),
  chain: activityChainIn(table),
  isOffboarding: isOffboardingIn(table),
  now: Date.now,
  log: createLog('seal-activity'),
});
