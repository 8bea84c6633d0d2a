import type { Clock } from '../../../infra/local/aws/clock/clock.ts';
import { AwsError } from '../../../infra/local/aws/protocol/aws-error.ts';
import { parseSchedule } from '../../../infra/local/aws/scheduler/schedule-input.ts';
import { Scheduler } from '../../../infra/local/aws/scheduler/scheduler.ts';
import { eventBridgeSchedules } from '../../../shared/schedules/eventbridge-schedules.ts';
import type { SchedulerApi } from '../../../shared/schedules/scheduler-api.ts';
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
  const parse: (input: object) => Parameters<Scheduler['create']> = (input) => {
    const { Name, ...rest } = JSON.parse(JSON.stringify(input));
    return [Name, parseSchedule(Name, rest)];
  };
  const api: Pick<SchedulerApi, 'create' | 'update' | 'delete'> = {
    create: async (input) => respond(() => scheduler.create(...parse(input))),
    update: async (input) => respond(() => scheduler.update(...parse(input))),
    delete: async ({ Name = '' }) => respond(() => scheduler.remove(GROUP, Name)),
  };
  return eventBridgeSchedules(target, api);
}

/** An error that the product can see is named by its code. */
function respond(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw Object.assign(new Error(error.message), { name: error.code });
  }
}
