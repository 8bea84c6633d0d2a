import { arn } from '../template/account.ts';
import type { ScheduleInput } from './schedule-input.ts';

/** A stored schedule; dates in milliseconds since the epoch. */
export type Schedule = { name: string; input: ScheduleInput; created: number; modified: number };

export function scheduleArn({ name, input }: Pick<Schedule, 'name' | 'input'>): string {
  return arn('scheduler', `schedule/${input.GroupName}/${name}`);
}

/** Builds GetSchedule's output: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html */
export function describeSchedule(schedule: Schedule) {
  const { ClientToken: _, ...described } = schedule.input;
  return { ...described, ...identityOf(schedule) };
}

/** Builds the summary in lists: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ScheduleSummary.html */
export function summarizeSchedule(schedule: Schedule) {
  const { GroupName, State, Target } = schedule.input;
  return { ...identityOf(schedule), GroupName, State, Target: { Arn: Target.Arn } };
}

function identityOf(schedule: Schedule) {
  return {
    Name: schedule.name,
    Arn: scheduleArn(schedule),
    CreationDate: schedule.created / 1000,
    LastModificationDate: schedule.modified / 1000,
  };
}
