import { eachMinute, passSeconds } from '../alarm-control.ts';
import { jobDone, startJob } from '../jobs.ts';
import type { Scenario } from '../scenario.ts';
import { deletedSchedules } from './deleted-schedules.ts';
import { jobScenarios } from './job-scenarios.ts';

const schedules = deletedSchedules('seal-activity');

const sealNow = () =>
  eachMinute(1, async () => {
    await startJob('seal-activity');
    await jobDone('seal-activity');
  });

/** What happens to the job that seals the activity. */
export const activityScenarios: readonly Scenario[] = [
  ...jobScenarios({ name: 'seal-activity', prefix: 'SealActivity', fails: 'dynamodb.Query' }),
  {
    title: 'the schedule of seal-activity was deleted',
    fires: ['SealingStopped'],
    queries: [],
    cause: async () => {
      await schedules.remove();
      await sealNow();
      await passSeconds(7_200 + 60);
    },
    mend: schedules.restore,
  },
];
