import { randomUUID } from 'node:crypto';
import { AwsError } from './aws-error.ts';
import type { Clock } from './clock.ts';
import { describeSchedule, firingInput, type Schedule, type ScheduleInput, scheduleArn } from './schedule.ts';
import { parseScheduleExpression, type ScheduleExpression } from './schedule-expression.ts';

export type SchedulerSetup = {
  clock: Clock;
  /** Schedule groups that exist, beside `default`. */
  groups: readonly string[];
  /** Hands a firing to the schedule's target; never throws. */
  fire: (schedule: Schedule, input: string) => void;
};

type Entry = { schedule: Schedule; expression: ScheduleExpression; disarm: () => void };

/** EventBridge Scheduler's schedules in memory. A flexible time window always ends at its beginning here. */
export class Scheduler {
  private readonly setup: SchedulerSetup;
  private readonly groups: ReadonlySet<string>;
  private readonly entries = new Map<string, Entry>();

  constructor(setup: SchedulerSetup) {
    this.setup = setup;
    this.groups = new Set(['default', ...setup.groups]);
  }

  create(name: string, input: ScheduleInput): { ScheduleArn: string } {
    this.checkGroup(input.GroupName);
    const existing = this.entries.get(keyOf(input.GroupName, name));
    if (existing) {
      // The SDK repeats a create whose reply was lost, with the same token.
      const repeated =
        input.ClientToken !== undefined && input.ClientToken === existing.schedule.input.ClientToken;
      if (repeated) return { ScheduleArn: scheduleArn(existing.schedule) };
      throw new AwsError('ConflictException', `Schedule ${name} already exists.`, 409);
    }
    const now = this.setup.clock.now();
    return this.store({ name, input, created: now, modified: now });
  }

  get(groupName: string, name: string) {
    return describeSchedule(this.find(groupName, name).schedule);
  }

  /** What the input leaves out gets its default, not its former value. */
  update(name: string, input: ScheduleInput): { ScheduleArn: string } {
    const { schedule } = this.find(input.GroupName, name);
    return this.store({ name, input, created: schedule.created, modified: this.setup.clock.now() });
  }

  remove(groupName: string, name: string): void {
    this.find(groupName, name).disarm();
    this.entries.delete(keyOf(groupName, name));
  }

  list(groupName: string | undefined, prefix: string) {
    const all = [...this.entries.values()].map(({ schedule }) => describeSchedule(schedule));
    const wanted = all.filter(
      ({ Name, GroupName }) => Name.startsWith(prefix) && GroupName === (groupName ?? GroupName),
    );
    return { Schedules: wanted };
  }

  close(): void {
    for (const { disarm } of this.entries.values()) disarm();
    this.entries.clear();
  }

  private store(schedule: Schedule): { ScheduleArn: string } {
    const { ScheduleExpression: text, ScheduleExpressionTimezone: timezone, GroupName } = schedule.input;
    const expression = parseScheduleExpression(text, timezone);
    if (!expression) throw new AwsError('ValidationException', `Invalid Schedule Expression ${text}.`);
    const key = keyOf(GroupName, schedule.name);
    this.entries.get(key)?.disarm();
    const entry = { schedule, expression, disarm: () => {} };
    this.entries.set(key, entry);
    this.arm(entry, beginning(schedule) - 1);
    return { ScheduleArn: scheduleArn(schedule) };
  }

  private arm(entry: Entry, after: number): void {
    const { schedule, expression } = entry;
    const next = expression.next(after, beginning(schedule));
    const { State, EndDate = Number.POSITIVE_INFINITY } = schedule.input;
    if (next === undefined || next > EndDate * 1000) this.complete(entry);
    else if (State === 'ENABLED') entry.disarm = this.setup.clock.at(next, () => this.fire(entry, next));
  }

  private fire(entry: Entry, scheduledTime: number): void {
    const { schedule } = entry;
    this.setup.fire(schedule, firingInput(schedule, scheduledTime, randomUUID()));
    this.arm(entry, Math.max(scheduledTime, this.setup.clock.now()));
  }

  private complete({ schedule }: Entry): void {
    const { ActionAfterCompletion, GroupName } = schedule.input;
    if (ActionAfterCompletion === 'DELETE') this.entries.delete(keyOf(GroupName, schedule.name));
  }

  private find(groupName: string, name: string): Entry {
    this.checkGroup(groupName);
    const found = this.entries.get(keyOf(groupName, name));
    if (!found) throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
    return found;
  }

  private checkGroup(groupName: string): void {
    if (this.groups.has(groupName)) return;
    throw new AwsError('ResourceNotFoundException', `Schedule group ${groupName} does not exist.`, 404);
  }
}

/** From when a schedule counts; an update begins it anew. */
function beginning({ input, modified }: Schedule): number {
  return Math.max(modified, (input.StartDate ?? 0) * 1000);
}

function keyOf(groupName: string, name: string): string {
  return `${groupName}/${name}`;
}
