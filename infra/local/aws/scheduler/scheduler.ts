import { AwsError } from '../protocol/aws-error.ts';
import { pageOf } from '../protocol/page.ts';
import { ArmedSchedule, type ArmedSetup, type FlexibleWindows } from './armed-schedule.ts';
import { Deliveries, type DeliverySetup } from './deliveries.ts';
import { ExpressionCache } from './expression-cache.ts';
import { describeSchedule, type Schedule, scheduleArn, summarizeSchedule } from './schedule.ts';
import type { ScheduleExpression } from './schedule-expression.ts';
import { ScheduleGroups } from './schedule-groups.ts';
import type { ScheduleInput } from './schedule-input.ts';

export type SchedulerSetup = DeliverySetup & {
  /** The schedule groups beside `default`. */
  groups: readonly string[];
  /** Whether a schedule that is due does not fire now; its next time counts again. */
  isHeld?: (schedule: Schedule) => boolean;
};

const FIVE_MINUTES_MS = 300_000;

/** EventBridge Scheduler's schedules in memory. */
export class Scheduler {
  readonly groups: ScheduleGroups;
  private readonly setup: SchedulerSetup;
  private readonly deliveries: Deliveries;
  private readonly armed = new Map<string, ArmedSchedule>();
  private readonly expressions = new ExpressionCache();
  private readonly armedSetup: ArmedSetup;
  private windows: FlexibleWindows = 'start';

  constructor(setup: SchedulerSetup) {
    this.setup = setup;
    this.deliveries = new Deliveries(setup);
    this.groups = new ScheduleGroups(setup.clock, setup.groups);
    this.armedSetup = {
      clock: setup.clock,
      windows: () => this.windows,
      fire: (schedule, scheduledTime) => {
        if (!setup.isHeld?.(schedule)) this.deliveries.deliver(schedule, scheduledTime);
      },
      completed: (schedule) => {
        if (schedule.input.ActionAfterCompletion === 'DELETE') this.forget(schedule);
      },
    };
  }

  get flexibleWindows(): FlexibleWindows {
    return this.windows;
  }

  /** Applies to the next firing of every schedule. */
  set flexibleWindows(windows: FlexibleWindows) {
    this.windows = windows;
    for (const armed of this.armed.values()) armed.rearm();
  }

  create(name: string, input: ScheduleInput): { ScheduleArn: string } {
    this.groups.get(input.GroupName);
    const existing = this.armed.get(keyOf(name, input))?.schedule;
    if (existing) {
      // The SDK retries a create whose response was lost, with the same token.
      const repeated = input.ClientToken !== undefined && input.ClientToken === existing.input.ClientToken;
      if (repeated) return { ScheduleArn: scheduleArn(existing) };
      throw new AwsError('ConflictException', `Schedule ${name} already exists.`, 409);
    }
    const now = this.setup.clock.now();
    const expression = this.expressions.parse(input);
    const { StartDate = Number.POSITIVE_INFINITY } = input;
    if (!expression.oneTime && StartDate * 1000 < now - FIVE_MINUTES_MS) {
      const message = 'The StartDate you specify cannot be earlier than 5 minutes ago.';
      throw new AwsError('ValidationException', message);
    }
    return this.store({ name, input, created: now, modified: now }, expression);
  }

  get(groupName: string, name: string) {
    return describeSchedule(this.find(groupName, name));
  }

  /** Members that the input omits get their default, not their former value. */
  update(name: string, input: ScheduleInput): { ScheduleArn: string } {
    const { created } = this.find(input.GroupName, name);
    const schedule = { name, input, created, modified: this.setup.clock.now() };
    return this.store(schedule, this.expressions.parse(input));
  }

  remove(groupName: string, name: string): void {
    this.forget(this.find(groupName, name));
  }

  /** Removes the group and its schedules, which AWS deletes within some minutes. */
  removeGroup(groupName: string): void {
    this.groups.remove(groupName);
    for (const { schedule } of [...this.armed.values()]) {
      if (schedule.input.GroupName === groupName) this.forget(schedule);
    }
  }

  list(query: URLSearchParams) {
    const prefix = query.get('NamePrefix') ?? '';
    const matching = [...this.armed].filter(([, { schedule }]) => {
      const { GroupName, State } = schedule.input;
      const group = query.get('ScheduleGroup') ?? GroupName;
      return (
        schedule.name.startsWith(prefix) && GroupName === group && State === (query.get('State') ?? State)
      );
    });
    const { items, ...rest } = pageOf(matching, query);
    return { Schedules: items.map(({ schedule }) => summarizeSchedule(schedule)), ...rest };
  }

  /** Fires now, independent of the expression. Returns the execution id of each delivery. */
  fireNow(groupName: string, name: string, times: number, scheduledTime: number): string[] {
    const schedule = this.find(groupName, name);
    return Array.from({ length: times }, () => this.deliveries.deliver(schedule, scheduledTime));
  }

  close(): void {
    this.deliveries.close();
    for (const armed of this.armed.values()) armed.disarm();
    this.armed.clear();
  }

  private store(schedule: Schedule, expression: ScheduleExpression): { ScheduleArn: string } {
    this.forget(schedule);
    const armed = new ArmedSchedule(schedule, expression, this.armedSetup);
    this.armed.set(keyOf(schedule.name, schedule.input), armed);
    armed.start();
    return { ScheduleArn: scheduleArn(schedule) };
  }

  private forget({ name, input }: Schedule): void {
    const key = keyOf(name, input);
    this.armed.get(key)?.disarm();
    this.armed.delete(key);
  }

  private find(groupName: string, name: string): Schedule {
    this.groups.get(groupName);
    const found = this.armed.get(keyOf(name, { GroupName: groupName }));
    if (!found) throw new AwsError('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
    return found.schedule;
  }
}

function keyOf(name: string, { GroupName }: Pick<ScheduleInput, 'GroupName'>): string {
  return `${GroupName}/${name}`;
}
