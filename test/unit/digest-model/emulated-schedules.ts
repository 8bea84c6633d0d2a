import {
  type CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import type { Clock } from '../../../infra/local/aws/clock/clock.ts';
import { AwsError } from '../../../infra/local/aws/protocol/aws-error.ts';
import { parseSchedule } from '../../../infra/local/aws/scheduler/schedule-input.ts';
import { Scheduler } from '../../../infra/local/aws/scheduler/scheduler.ts';
import { eventBridgeSchedules } from '../../../shared/schedules/eventbridge-schedules.ts';
import type { Schedules } from '../../../shared/schedules/schedules.ts';

const GROUP = 'digests';
const target = {
  SCHEDULE_GROUP: GROUP,
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/any',
  MAIL_DIGEST_ARN: 'arn:aws:lambda:us-east-1:000000000000:function:any',
  DEAD_LETTER_ARN: 'arn:aws:sqs:us-east-1:000000000000:any',
};

/** The product's schedules in the emulated Scheduler, which fires by this clock anywhere in the flexible window. */
export function emulatedSchedules(clock: Clock, accept: (input: unknown) => void): Schedules {
  const scheduler = new Scheduler({
    clock,
    groups: [GROUP],
    fire: ({ input }) => {
      accept(JSON.parse(input));
      return undefined;
    },
    deadLetter: () => {},
  });
  scheduler.flexibleWindows = 'spread';
  const respond = (
    { input }: { input: Record<string, unknown> & { Name?: string | undefined } },
    by: object,
  ) => {
    const { Name = '', ...rest } = input;
    if (by instanceof DeleteScheduleCommand) return scheduler.remove(GROUP, Name);
    const schedule = parseSchedule(Name, JSON.parse(JSON.stringify(rest)));
    return by instanceof UpdateScheduleCommand
      ? scheduler.update(Name, schedule)
      : scheduler.create(Name, schedule);
  };
  const send = async (command: CreateScheduleCommand | UpdateScheduleCommand | DeleteScheduleCommand) => {
    try {
      return respond(command as { input: { Name?: string } }, command);
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== 'ResourceNotFoundException') throw error;
      throw new ResourceNotFoundException({ message: error.message, Message: error.message, $metadata: {} });
    }
  };
  return eventBridgeSchedules(target, { send } as unknown as SchedulerClient);
}
