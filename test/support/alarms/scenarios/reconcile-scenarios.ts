import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { openLocalTable } from '../../../../infra/local/aws/dynamodb/table-client.ts';
import { choiceSchema } from '../../../../shared/digest/settings/settings.ts';
import { digestSettingsIn } from '../../../../shared/state/digest-settings.ts';
import { userHash } from '../../../../shared/state/user-key.ts';
import { ownerOf, putSettings } from '../../digest/digest-control.ts';
import { runReconcile } from '../../digest/schedule-truth.ts';
import { linkGmail, signedIn, stack } from '../../stack/product.ts';
import { armFault, control, healStack } from '../../stack/stack-control.ts';
import { eachMinute, passSeconds } from '../alarm-control.ts';
import { endDigest, useDigest } from '../digest-of-alarms.ts';
import { awaitBusy, signalAll } from '../function-requests.ts';
import { jobDone, purgeQueue, startJob } from '../jobs.ts';
import type { Scenario } from '../scenario.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const createClient = () => new SchedulerClient({ endpoint: stack.awsUrl, region: 'us-east-1', credentials });
const users = Array.from({ length: 10 }, (_, nth) => `alarms-of-findings-${nth}`);
const DAY_MS = 86_400_000;
let deleted: GetScheduleCommandOutput[] = [];

/** Runs of reconcile fail until Lambda has given up their event. */
const failReconcile = () =>
  eachMinute(1, async () => {
    await armFault({ at: 'scheduler.ListSchedules', do: 'error', share: 1 });
    await startJob('reconcile');
    await jobDone('reconcile');
  });

/** What happens to reconcile, and what it finds. */
export const reconcileScenarios: readonly Scenario[] = [
  {
    title: 'a run of reconcile fails for good',
    fires: ['ReconcileErrors', 'ReconcileDropped', 'DeadLetters'],
    queries: ['failed runs'],
    cause: failReconcile,
    mend: purgeQueue,
  },
  {
    title: 'a run of reconcile fails for good, and cannot be sent to the dead-letter queue',
    fires: ['ReconcileErrors', 'ReconcileDropped', 'ReconcileLost'],
    queries: ['failed runs'],
    cause: async () => {
      await control('POST', 'iam', { revoked: [{ holder: 'reconcile', action: 'sqs:SendMessage' }] });
      await failReconcile();
    },
  },
  {
    title: 'runs of reconcile are stuck',
    fires: ['ReconcileBacklog'],
    queries: ['runs per minute'],
    cause: async () => {
      await armFault({ at: 'dynamodb.*', do: 'freeze', function: 'reconcile', share: 1 });
      await startJob('reconcile', {}, 10);
      await awaitBusy(['reconcile']);
      await eachMinute(12, async () => {});
      await healStack();
      await signalAll(['reconcile'], 'thaw');
      await jobDone('reconcile');
    },
  },
  {
    title: 'the schedules of ten users were changed by hand',
    fires: ['ReconcileFindings'],
    queries: ['reconcile runs'],
    cause: async () => {
      const client = createClient();
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
  {
    title: 'the schedules of reconcile were deleted',
    fires: ['ReconcileStopped'],
    queries: [],
    cause: async () => {
      const client = createClient();
      const GroupName = 'default';
      const { Schedules = [] } = await client.send(new ListSchedulesCommand({ GroupName }));
      const own = Schedules.filter(({ Target }) => Target?.Arn === stack.outputs.ReconcileFunctionArn);
      for (const { Name } of own) {
        deleted.push(await client.send(new GetScheduleCommand({ GroupName, Name })));
        await client.send(new DeleteScheduleCommand({ GroupName, Name }));
      }
      client.destroy();
      await eachMinute(1, runReconcile);
      // Alarms look two periods further back.
      await passSeconds(3 * 86_400 + 60);
    },
    mend: async () => {
      const client = createClient();
      for (const { Name, GroupName, Target, FlexibleTimeWindow, ...rest } of deleted) {
        const { ScheduleExpression, ScheduleExpressionTimezone } = rest;
        const schedule = { Name, GroupName, Target, FlexibleTimeWindow, ScheduleExpression };
        await client.send(new CreateScheduleCommand({ ...schedule, ScheduleExpressionTimezone }));
      }
      deleted = [];
      client.destroy();
    },
  },
];
