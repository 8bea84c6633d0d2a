import { isAwsError } from '../aws/aws-error.ts';
import type { ScheduleTarget } from '../config/environment-parts.ts';
import { AppError } from '../errors/app-error.ts';
import { fromAwsError } from '../errors/from-aws-error.ts';
import { ownerHash } from '../state/user-key.ts';
import { openScheduler, type SchedulerApi } from './scheduler-api.ts';
import type { Schedules } from './schedules.ts';
import { writeSchedule } from './write-schedule.ts';

/** The users' schedules in EventBridge Scheduler. */
export function eventBridgeSchedules(
  target: ScheduleTarget,
  scheduler: Pick<SchedulerApi, 'create' | 'update' | 'delete'> = openScheduler(),
): Schedules {
  const GroupName = target.SCHEDULE_GROUP;
  return {
    async put(settings) {
      const input = writeSchedule(settings, target);
      const update = () => scheduler.update(input);
      try {
        await callOr('ResourceNotFoundException', update, () =>
          // Another request, or a retry of this one, has created it meanwhile.
          callOr('ConflictException', () => scheduler.create(input), update),
        );
      } catch (cause) {
        throw isZoneRefusal(cause) ? unknownZone(cause) : fromAwsError(cause);
      }
    },
    async remove(user) {
      const Name = ownerHash(user);
      try {
        const remove = () => scheduler.delete({ Name, GroupName });
        await callOr('ResourceNotFoundException', remove, async () => {});
      } catch (cause) {
        throw fromAwsError(cause);
      }
    },
  };
}

/** Calls, and on an error of that code calls `fallback` instead. */
async function callOr(code: string, call: () => Promise<void>, fallback: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!isAwsError(error, code)) throw error;
    await fallback();
  }
}

/** Every other field of a user is validated before. What the stack sets is ours: "The execution role you provide …". */
function isZoneRefusal(cause: unknown): boolean {
  return isAwsError(cause, 'ValidationException') && !/\b(?:role|target|queue|group)\b/i.test(cause.message);
}

/** Only Scheduler knows its time zones. */
function unknownZone(cause: unknown): AppError {
  const errors = [{ path: 'body.timeZone', message: 'is not a time zone that schedules can have' }];
  return new AppError('invalid-request', { cause, errors });
}
