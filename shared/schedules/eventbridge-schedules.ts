import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import type { ScheduleTarget } from '../config/environment.ts';
import {
  FIRING_AGE_SECONDS,
  FIRING_RETRIES,
  SCHEDULE_ATTEMPTS,
  SCHEDULE_CALL_MS,
  SCHEDULE_WINDOW_MINUTES,
} from '../config/limits.ts';
import { type Choice, type Settings, WEEKDAYS } from '../digest/settings/settings.ts';
import { AppError } from '../errors/app-error.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';
import { userHash } from '../state/user-key.ts';
import type { Schedules } from './schedules.ts';

/** The users' schedules in EventBridge Scheduler; deployed code imports its client only here. */
export function eventBridgeSchedules(target: ScheduleTarget, client = openScheduler()): Schedules {
  const GroupName = target.SCHEDULE_GROUP;
  return {
    async put(settings) {
      const input = writeSchedule(settings, target);
      const update = () => client.send(new UpdateScheduleCommand(input));
      try {
        await callOr(ResourceNotFoundException, update, () =>
          // Another request, or a retry of this one, has created it meanwhile.
          callOr(ConflictException, () => client.send(new CreateScheduleCommand(input)), update),
        );
      } catch (cause) {
        throw cause instanceof ValidationException ? unknownZone(cause) : fromAwsError(cause);
      }
    },
    async remove(user) {
      const Name = userHash(user);
      try {
        const remove = () => client.send(new DeleteScheduleCommand({ Name, GroupName }));
        await callOr<unknown>(ResourceNotFoundException, remove, async () => undefined);
      } catch (cause) {
        throw fromAwsError(cause);
      }
    },
  };
}

function openScheduler(): SchedulerClient {
  return new SchedulerClient({
    maxAttempts: SCHEDULE_ATTEMPTS,
    requestHandler: {
      connectionTimeout: SCHEDULE_CALL_MS,
      requestTimeout: SCHEDULE_CALL_MS,
      throwOnRequestTimeout: true,
    },
  });
}

/** UpdateSchedule resets every field that it does not receive, so the input is complete. */
function writeSchedule(settings: Settings, target: ScheduleTarget) {
  const { issuer, identifier, revision, timeZone, paused } = settings;
  return {
    Name: userHash(settings),
    GroupName: target.SCHEDULE_GROUP,
    ScheduleExpression: writeScheduleExpression(settings),
    ScheduleExpressionTimezone: timeZone,
    FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: SCHEDULE_WINDOW_MINUTES },
    // Every other pause can end by itself, and a skipped firing costs next to nothing.
    State: paused?.reason === 'user' ? ('DISABLED' as const) : ('ENABLED' as const),
    Target: {
      Arn: target.MAIL_DIGEST_ARN,
      RoleArn: target.SCHEDULE_ROLE_ARN,
      DeadLetterConfig: { Arn: target.DEAD_LETTER_ARN },
      // Scheduler's own default is 185 retries within a day, long after the digest's day part.
      RetryPolicy: { MaximumRetryAttempts: FIRING_RETRIES, MaximumEventAgeInSeconds: FIRING_AGE_SECONDS },
      Input: writeInput({ issuer, identifier, revision }),
    },
  };
}

/** When a digest is due, as a cron expression in the schedule's own time zone. */
export function writeScheduleExpression({ time, weekdays }: Pick<Choice, 'time' | 'weekdays'>): string {
  const [hours, minutes] = time.split(':').map(Number);
  const days = WEEKDAYS.every((day) => weekdays.includes(day)) ? '* * ?' : `? * ${weekdays.join(',')}`;
  return `cron(${minutes} ${hours} ${days} *)`;
}

/** Scheduler replaces every keyword between angle brackets, also inside an identifier. */
function writeInput(fixed: { issuer: string; identifier: string; revision: string }): string {
  const [scheduledTime, angle] = ['<aws.scheduler.scheduled-time>', String.raw`\u003c`];
  return `${JSON.stringify(fixed).replaceAll('<', angle).slice(0, -1)},"scheduledTime":"${scheduledTime}"}`;
}

type ErrorClass = abstract new (...args: never[]) => Error;

/** Calls, and on an error of that class calls `fallback` instead. */
async function callOr<T>(
  expected: ErrorClass,
  call: () => Promise<T>,
  fallback: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof expected) return fallback();
    throw error;
  }
}

/** Every other field is validated before; only Scheduler knows its time zones. */
function unknownZone(cause: unknown): AppError {
  const errors = [{ path: 'body.timeZone', message: 'is not a time zone that schedules can have' }];
  return new AppError('invalid-request', { cause, errors });
}
