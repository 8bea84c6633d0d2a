import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { stack } from '../../stack/product.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const createSchedulerClient = () =>
  new SchedulerClient({ endpoint: stack.awsUrl, region: 'us-east-1', credentials });

/** The schedules of a job, which a cause deletes and `restore` creates again. @param input of those alone */
export function deletedSchedules(functionName: string, input?: string) {
  let deleted: GetScheduleCommandOutput[] = [];
  return {
    async remove(): Promise<void> {
      const client = createSchedulerClient();
      const GroupName = 'default';
      const { Schedules = [] } = await client.send(new ListSchedulesCommand({ GroupName }));
      for (const { Name, Target } of Schedules) {
        if (!Target?.Arn?.endsWith(`:function:${functionName}`)) continue;
        const schedule = await client.send(new GetScheduleCommand({ GroupName, Name }));
        if (input !== undefined && schedule.Target?.Input !== input) continue;
        deleted.push(schedule);
        await client.send(new DeleteScheduleCommand({ GroupName, Name }));
      }
      client.destroy();
    },
    async restore(): Promise<void> {
      const client = createSchedulerClient();
      for (const { Name, GroupName, Target, FlexibleTimeWindow, ...rest } of deleted) {
        const { ScheduleExpression, ScheduleExpressionTimezone } = rest;
        const schedule = { Name, GroupName, Target, FlexibleTimeWindow, ScheduleExpression };
        await client.send(new CreateScheduleCommand({ ...schedule, ScheduleExpressionTimezone }));
      }
      deleted = [];
      client.destroy();
    },
  };
}
