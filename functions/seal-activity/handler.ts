import { readEnvironment } from '../../shared/config/environment.ts';
import { createLog } from '../../shared/observability/log.ts';
import { kmsSigner } from '../../shared/signing/signer.ts';
import { activityChainIn } from '../../shared/state/activity/activity-chain.ts';
import { dailyRootsIn } from '../../shared/state/activity/daily-roots.ts';
import { entriesIn } from '../../shared/state/activity/entries.ts';
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
  entries: entriesIn(table),
  roots: dailyRootsIn(table),
  signer: kmsSigner(env.SIGNING_KEY_ARN),
  now: Date.now,
  log: createLog('seal-activity'),
});
