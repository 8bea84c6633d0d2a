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
import { SCHEDULE_ATTEMPTS, SCHEDULE_CALL_MS, SCHEDULE_WINDOW_MINUTES } from '../config/limits.ts';
import type { Settings } from '../digest/settings/settings.ts';
import { AppError } from '../errors/app-error.ts';
import { userHash } from '../state/user-key.ts';
import { scheduleExpression } from './expression.ts';
import type { Schedules } from './schedules.ts';

/** The users' schedules in EventBridge Scheduler; the only importer of its client in what deploys. */
export function eventBridgeSchedules(target: ScheduleTarget, client = openScheduler()): Schedules {
  const GroupName = target.SCHEDULE_GROUP;
  return {
    async put(settings) {
      const input = scheduleOf(settings, target);
      const update = () => client.send(new UpdateScheduleCommand(input));
      try {
        await unless(ResourceNotFoundException, update, () =>
          // Made meanwhile, by another request or by a repeated one of this.
          unless(ConflictException, () => client.send(new CreateScheduleCommand(input)), update),
        );
      } catch (cause) {
        throw cause instanceof ValidationException ? unknownZone(cause) : unavailable(cause);
      }
    },
    async remove(user) {
      const Name = userHash(user);
      try {
        const remove = () => client.send(new DeleteScheduleCommand({ Name, GroupName }));
        await unless<unknown>(ResourceNotFoundException, remove, async () => undefined);
      } catch (cause) {
        throw unavailable(cause);
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

/** All of it: UpdateSchedule resets what it is not given. */
function scheduleOf(settings: Settings, target: ScheduleTarget) {
  const { issuer, identifier, revision, timeZone, paused } = settings;
  return {
    Name: userHash(settings),
    GroupName: target.SCHEDULE_GROUP,
    ScheduleExpression: scheduleExpression(settings),
    ScheduleExpressionTimezone: timeZone,
    FlexibleTimeWindow: { Mode: 'FLEXIBLE' as const, MaximumWindowInMinutes: SCHEDULE_WINDOW_MINUTES },
    // Every other pause can end by itself, and a firing that meets it costs next to nothing.
    State: paused?.reason === 'user' ? ('DISABLED' as const) : ('ENABLED' as const),
    Target: {
      Arn: target.MAIL_DIGEST_ARN,
      RoleArn: target.SCHEDULE_ROLE_ARN,
      DeadLetterConfig: { Arn: target.DEAD_LETTER_ARN },
      Input: inputOf({ issuer, identifier, revision }),
    },
  };
}

/** Scheduler replaces every keyword between angle brackets, also one that stands in an identifier. */
function inputOf(fixed: { issuer: string; identifier: string; revision: string }): string {
  const [scheduledTime, angle] = ['<aws.scheduler.scheduled-time>', String.raw`\u003c`];
  return `${JSON.stringify(fixed).replaceAll('<', angle).slice(0, -1)},"scheduledTime":"${scheduledTime}"}`;
}

type Refusal = abstract new (...args: never[]) => Error;

async function unless<T>(refusal: Refusal, call: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof refusal) return instead();
    throw error;
  }
}

/** Of all that a schedule is made of, only the zone is not ours to know. */
function unknownZone(cause: unknown): AppError {
  const errors = [{ path: 'body.timeZone', message: 'is not a time zone that schedules can have' }];
  return new AppError('invalid-request', { cause, errors });
}

function unavailable(cause: unknown): AppError {
  return new AppError('upstream-unavailable', { cause });
}
