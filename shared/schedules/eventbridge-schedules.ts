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
import { SCHEDULE_ATTEMPTS, SCHEDULE_CALL_MS } from '../config/limits.ts';
import { AppError } from '../errors/app-error.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';
import { userHash } from '../state/user-key.ts';
import type { Schedules } from './schedules.ts';
import { writeSchedule } from './write-schedule.ts';

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
        throw isZoneRefusal(cause) ? unknownZone(cause) : fromAwsError(cause);
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

/** A client whose attempts end in time for a response. */
export function openScheduler(): SchedulerClient {
  return new SchedulerClient({
    maxAttempts: SCHEDULE_ATTEMPTS,
    requestHandler: {
      connectionTimeout: SCHEDULE_CALL_MS,
      requestTimeout: SCHEDULE_CALL_MS,
      throwOnRequestTimeout: true,
    },
  });
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

/** Every other field of a user is validated before. What the stack sets is ours: "The execution role you provide …". */
function isZoneRefusal(cause: unknown): boolean {
  return cause instanceof ValidationException && !/\b(?:role|target|queue|group)\b/i.test(cause.message);
}

/** Only Scheduler knows its time zones. */
function unknownZone(cause: unknown): AppError {
  const errors = [{ path: 'body.timeZone', message: 'is not a time zone that schedules can have' }];
  return new AppError('invalid-request', { cause, errors });
}
