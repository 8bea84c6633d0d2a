import { z } from 'zod';
import { jsonOf } from '../json-of.ts';
import { arn } from '../template/account.ts';

/** What CreateSchedule and UpdateSchedule take; members that only other targets use are kept and ignored. */
/** For a Lambda target: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html */
function isJson(text: string): boolean {
  return jsonOf(text) !== undefined;
}

export const scheduleInput = z.object({
  GroupName: z.string().default('default'),
  ScheduleExpression: z.string().max(256),
  ScheduleExpressionTimezone: z.string().refine(isTimezone, 'is not a time zone').default('UTC'),
  FlexibleTimeWindow: z.looseObject({ Mode: z.enum(['OFF', 'FLEXIBLE']) }),
  Target: z.looseObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().refine(isJson, 'Input must be well-formed JSON').optional(),
  }),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  /** Seconds since the epoch. */
  StartDate: z.number().optional(),
  EndDate: z.number().optional(),
  Description: z.string().max(512).optional(),
  ClientToken: z.string().optional(),
});

export type ScheduleInput = z.output<typeof scheduleInput>;

/** A stored schedule; dates in milliseconds since the epoch. */
export type Schedule = { name: string; input: ScheduleInput; created: number; modified: number };

export const scheduleName = z.string().regex(/^[0-9a-zA-Z\-_.]{1,64}$/, 'is not a schedule name');

export function scheduleArn({ name, input }: Schedule): string {
  return arn('scheduler', `schedule/${input.GroupName}/${name}`);
}

/** GetSchedule's output. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html */
export function describeSchedule(schedule: Schedule) {
  const { ClientToken: _, ...described } = schedule.input;
  return {
    ...described,
    Name: schedule.name,
    Arn: scheduleArn(schedule),
    CreationDate: schedule.created / 1000,
    LastModificationDate: schedule.modified / 1000,
  };
}

/**
 * The target's input for one firing, with the context attributes filled in.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export function firingInput(schedule: Schedule, scheduledTime: number, executionId: string): string {
  const attributes: Record<string, string> = {
    'schedule-arn': scheduleArn(schedule),
    'scheduled-time': new Date(scheduledTime).toISOString().replace('.000Z', 'Z'),
    'execution-id': executionId,
    'attempt-number': '1',
  };
  const input = schedule.input.Target.Input ?? '{}';
  return input.replace(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (text, attribute: string) => attributes[attribute] ?? text,
  );
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
