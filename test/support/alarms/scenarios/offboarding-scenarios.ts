import { openLocalTable } from '../../../../infra/local/aws/dynamodb/table-client.ts';
import { locateOffboarding } from '../../../../shared/state/offboarding/offboarding-item.ts';
import { offboardingStartsIn } from '../../../../shared/state/offboarding/offboarding-starts.ts';
import { userHash } from '../../../../shared/state/user-key.ts';
import { ownerOf } from '../../digest/digest-control.ts';
import { runReconcile } from '../../digest/schedule-truth.ts';
import { stack } from '../../stack/product.ts';
import { armFault } from '../../stack/stack-control.ts';
import { eachMinute } from '../alarm-control.ts';
import { jobDone, purgeQueue } from '../jobs.ts';
import type { Scenario } from '../scenario.ts';
import { jobScenarios } from './job-scenarios.ts';

const owner = ownerOf('alarms-of-offboarding');
const event = { user: userHash(owner) };
const TWO_HOURS_MS = 7_200_000;

/** Stores an offboarding whose job was lost. */
async function storeOffboarding(): Promise<void> {
  const table = openLocalTable(stack);
  const start = { id: 'lost', instead: undefined, at: Date.now() - TWO_HOURS_MS };
  await offboardingStartsIn(table).start(owner, start);
  table.close();
}

async function deleteOffboarding(): Promise<void> {
  const table = openLocalTable(stack);
  await table.delete(locateOffboarding(owner));
  table.close();
  await purgeQueue();
}

/** What happens to the job that ends everything of a user. */
export const offboardingScenarios: readonly Scenario[] = [
  {
    title: 'the job of an offboarding always fails',
    fires: ['OffboardErrors', 'OffboardDropped', 'OffboardingsUnfinished', 'DeadLetters'],
    queries: ['failed runs'],
    cause: async () => {
      await storeOffboarding();
      await armFault({ at: 'dynamodb.*', do: 'error', function: 'offboard', share: 1 });
      await eachMinute(1, async () => {
        await runReconcile();
        await jobDone('offboard');
      });
    },
    mend: deleteOffboarding,
  },
  // The first of these is less than what the cause above shows.
  ...jobScenarios({ name: 'offboard', prefix: 'Offboard', event, fails: 'dynamodb.*' }).slice(1),
];
