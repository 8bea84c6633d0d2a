import { GetScheduleCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { openLocalTable } from '../../../../infra/local/aws/dynamodb/table-client.ts';
import { choiceSchema } from '../../../../shared/digest/settings/settings.ts';
import { digestSettingsIn } from '../../../../shared/state/digest-settings.ts';
import { userHash } from '../../../../shared/state/user-key.ts';
import { ownerOf, putSettings } from '../../digest/digest-control.ts';
import { runReconcile } from '../../digest/schedule-truth.ts';
import { linkGmail, signedIn, stack } from '../../stack/product.ts';
import { eachMinute, passSeconds } from '../alarm-control.ts';
import { endDigest, useDigest } from '../digest-of-alarms.ts';
import { jobDone } from '../jobs.ts';
import type { Scenario } from '../scenario.ts';
import { createSchedulerClient, deletedSchedules } from './deleted-schedules.ts';
import { jobScenarios } from './job-scenarios.ts';

const users = Array.from({ length: 10 }, (_, nth) => `alarms-of-findings-${nth}`);
const DAY_MS = 86_400_000;

/** What happens to reconcile, and what it finds. */
export const reconcileScenarios: readonly Scenario[] = [
  ...jobScenarios({ name: 'reconcile', prefix: 'Reconcile', fails: 'scheduler.ListSchedules' }),
  {
    title: 'the schedules of ten users were changed by hand',
    fires: ['ReconcileFindings'],
    queries: ['reconcile runs'],
    cause: async () => {
      const client = createSchedulerClient();
      for (const user of users) {
        await linkGmail(user);
        await putSettings(await signedIn(user));
        const GroupName = stack.outputs.DigestScheduleGroup;
        const Name = userHash(ownerOf(user));
        const found = await client.send(new GetScheduleCommand({ GroupName, Name }));
        const { Target, FlexibleTimeWindow } = found;
        const ScheduleExpression = 'cron(0 3 * * ? *)';
        await client.send(
          new UpdateScheduleCommand({ GroupName, Name, Target, FlexibleTimeWindow, ScheduleExpression }),
        );
      }
      client.destroy();
      await eachMinute(1, runReconcile);
    },
    mend: async () => {
      for (const user of users) await (await signedIn(user))('DELETE /digest');
    },
  },
  {
    title: 'a digest was not fired for two days',
    fires: ['DigestsSilent'],
    queries: ['silent digests', 'reconcile runs'],
    cause: async () => {
      const [identifier = ''] = users;
      await useDigest(identifier);
      const table = openLocalTable(stack);
      const settings = digestSettingsIn(table);
      const choice = choiceSchema.parse(await settings.find(ownerOf(identifier)));
      await settings.put(ownerOf(identifier), { choice, revision: 'older', at: Date.now() - 2 * DAY_MS });
      table.close();
      await eachMinute(1, runReconcile);
    },
    mend: () => endDigest(users[0] ?? ''),
  },
  ...[
    { title: 'the schedules of reconcile were deleted', schedules: deletedSchedules('reconcile') },
    {
      title: 'the nightly schedule of reconcile was deleted, and not those of its further runs',
      schedules: deletedSchedules('reconcile', '{}'),
    },
  ].map(
    ({ title, schedules }): Scenario => ({
      title,
      fires: ['ReconcileStopped'],
      // Every quarter of an hour of two days is due at one time, the last.
      mayFire: ['SealActivityBacklog', 'SealingStopped'],
      queries: [],
      cause: async () => {
        await schedules.remove();
        await eachMinute(1, runReconcile);
        await passSeconds(2 * 86_400 + 60);
      },
      mend: async () => {
        await schedules.restore();
        await jobDone('seal-activity');
      },
    }),
  ),
];
