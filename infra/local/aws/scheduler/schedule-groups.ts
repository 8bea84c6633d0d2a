import type { Clock } from '../clock/clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import { pageOf } from '../protocol/page.ts';
import { arn } from '../template/account.ts';

type Group = { name: string; created: number; token: string | undefined };

/** EventBridge Scheduler's schedule groups: `default`, the template's and those created since. */
export class ScheduleGroups {
  private readonly groups = new Map<string, Group>();
  private readonly clock: Clock;

  constructor(clock: Clock, names: readonly string[]) {
    this.clock = clock;
    for (const name of ['default', ...names]) this.add(name, undefined);
  }

  create(name: string, token: string | undefined): { ScheduleGroupArn: string } {
    const existing = this.groups.get(name);
    if (!existing) return { ScheduleGroupArn: describe(this.add(name, token)).Arn };
    if (token !== undefined && token === existing.token) return { ScheduleGroupArn: describe(existing).Arn };
    throw new AwsError('ConflictException', `Schedule group ${name} already exists.`, 409);
  }

  /** @throws AwsError for an unknown group */
  get(name: string) {
    const group = this.groups.get(name);
    if (group) return describe(group);
    throw new AwsError('ResourceNotFoundException', `Schedule group ${name} does not exist.`, 404);
  }

  remove(name: string): void {
    this.get(name);
    if (name === 'default') {
      throw new AwsError('ValidationException', 'The default schedule group cannot be deleted.');
    }
    this.groups.delete(name);
  }

  list(query: URLSearchParams) {
    const prefix = query.get('NamePrefix') ?? '';
    const matching = [...this.groups].filter(([name]) => name.startsWith(prefix));
    const { items, ...rest } = pageOf(matching, query);
    return { ScheduleGroups: items.map(describe), ...rest };
  }

  private add(name: string, token: string | undefined): Group {
    const group = { name, created: this.clock.now(), token };
    this.groups.set(name, group);
    return group;
  }
}

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetScheduleGroup.html */
function describe({ name, created }: Group) {
  const date = created / 1000;
  const groupArn = arn('scheduler', `schedule-group/${name}`);
  return { Name: name, Arn: groupArn, State: 'ACTIVE', CreationDate: date, LastModificationDate: date };
}
