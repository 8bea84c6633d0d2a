import { armFault, control, healStack } from '../../stack/stack-control.ts';
import { eachMinute } from '../alarm-control.ts';
import { awaitBusy, signalAll } from '../function-requests.ts';
import { jobDone, purgeQueue, startJob } from '../jobs.ts';
import type { Scenario } from '../scenario.ts';

/** A job; `prefix` of the ids of its alarms; `fails`: a call that it cannot work without. */
type Job = { name: string; prefix: string; event?: unknown; fails: string };

/** Runs of the job fail until Lambda has given up their event. */
const failRuns = ({ name, event, fails }: Job) =>
  eachMinute(1, async () => {
    await armFault({ at: fails, do: 'error', function: name, share: 1 });
    await startJob(name, event);
    await jobDone(name);
  });

/** What can happen to the runs of any job. */
export function jobScenarios(job: Job): Scenario[] {
  const { name, prefix, event } = job;
  return [
    {
      title: `a run of ${name} fails for good`,
      fires: [`${prefix}Errors`, `${prefix}Dropped`, 'DeadLetters'],
      queries: ['failed runs'],
      cause: () => failRuns(job),
      mend: purgeQueue,
    },
    {
      title: `a run of ${name} fails for good, and cannot be sent to the dead-letter queue`,
      fires: [`${prefix}Errors`, `${prefix}Dropped`, `${prefix}Lost`],
      queries: ['failed runs'],
      cause: async () => {
        await control('POST', 'iam', { revoked: [{ holder: name, action: 'sqs:SendMessage' }] });
        await failRuns(job);
      },
    },
    {
      title: `runs of ${name} are stuck`,
      fires: [`${prefix}Backlog`],
      queries: ['runs per minute'],
      cause: async () => {
        await armFault({ at: 'dynamodb.*', do: 'freeze', function: name, share: 1 });
        await startJob(name, event, 10);
        await awaitBusy([name]);
        await eachMinute(12, async () => {});
        await healStack();
        await signalAll([name], 'thaw');
        await jobDone(name);
      },
    },
  ];
}
