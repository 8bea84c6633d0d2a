import { z } from 'zod';
import { isTimeZone } from '../../../../shared/schedules/time-zones.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { jsonOf } from '../protocol/json-of.ts';
import { parseMembers } from '../protocol/members.ts';

/** The name of a schedule or of a schedule group. */
const name = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[0-9a-zA-Z-_.]+$/);

const retryPolicy = z.object({
  MaximumEventAgeInSeconds: z.int().min(60).max(86_400).default(86_400),
  MaximumRetryAttempts: z.int().min(0).max(185).default(185),
});

const queueArn = /^arn:aws(-[a-z]+)?:sqs:[a-z0-9-]+:\d{12}:[a-zA-Z0-9\-_]+$/;
const roleArn = /^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/**
 * The input of CreateSchedule and UpdateSchedule. Members for other kinds of targets are stored and ignored.
 * https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
 */
const scheduleInput = z.object({
  Name: name,
  GroupName: name.default('default'),
  ScheduleExpression: z.string().min(1).max(256),
  ScheduleExpressionTimezone: z.string().min(1).max(50).default('UTC'),
  FlexibleTimeWindow: z.object({
    Mode: z.enum(['OFF', 'FLEXIBLE']),
    MaximumWindowInMinutes: z.int().min(1).max(1440).optional(),
  }),
  Target: z.looseObject({
    Arn: z.string().min(1).max(1600),
    RoleArn: z.string().min(1).max(1600).regex(roleArn),
    Input: z.string().min(1).optional(),
    RetryPolicy: retryPolicy.prefault({}),
    DeadLetterConfig: z.object({ Arn: z.string().regex(queueArn).optional() }).optional(),
  }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  /** Seconds since the epoch. */
  StartDate: z.number().optional(),
  EndDate: z.number().optional(),
  Description: z.string().max(512).optional(),
  ClientToken: z
    .string()
    .min(1)
    .max(64)
    .regex(/^[a-zA-Z0-9-_]+$/)
    .optional(),
});

export type ScheduleInput = Omit<z.output<typeof scheduleInput>, 'Name'>;

/** Parses the body of CreateSchedule and UpdateSchedule. @throws AwsError with AWS's codes and messages */
export function parseSchedule(scheduleName: string, body: unknown): ScheduleInput {
  const { Name: _, ...input } = parseMembers(scheduleInput, { ...membersOf(body), Name: scheduleName });
  const { FlexibleTimeWindow, ScheduleExpressionTimezone, Target, StartDate, EndDate } = input;
  const { Mode, MaximumWindowInMinutes } = FlexibleTimeWindow;
  if (Mode === 'FLEXIBLE' && MaximumWindowInMinutes === undefined) {
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-flexible-time-windows.html
    refuse('MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE');
  }
  if (Mode === 'OFF' && MaximumWindowInMinutes !== undefined) {
    refuse('MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF');
  }
  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#time-zones
  if (!isTimeZone(ScheduleExpressionTimezone)) {
    refuse(`Invalid Schedule Expression Timezone ${ScheduleExpressionTimezone}.`);
  }
  if (!Target.Arn.startsWith('arn:')) refuse('Provided Arn is not in correct format.');
  // For a Lambda target: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html
  if (Target.Input !== undefined && jsonOf(Target.Input) === undefined) {
    refuse('Input must be well-formed JSON');
  }
  if (StartDate !== undefined && EndDate !== undefined && StartDate >= EndDate) {
    refuse('The StartDate you specify must come before the EndDate.');
  }
  return input;
}

function membersOf(body: unknown): object {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new AwsError('SerializationException', 'The request body is not an object');
}

/** Parses the name of a schedule or a schedule group. @throws AwsError for an invalid name */
export function parseName(text: string): string {
  return parseMembers(z.object({ Name: name }), { Name: text }).Name;
}

function refuse(message: string): never {
  throw new AwsError('ValidationException', message);
}
