import { afterEach, describe, expect, it } from 'vitest';
import { MovableClock } from '../../../../infra/local/aws/clock/movable-clock.ts';
import { parseSchedule } from '../../../../infra/local/aws/scheduler/schedule-input.ts';
import { Scheduler } from '../../../../infra/local/aws/scheduler/scheduler.ts';

const Target = {
  Arn: 'arn:aws:lambda:us-east-1:000000000000:function:any',
  RoleArn: 'arn:aws:iam::000000000000:role/any',
};
const clock = new MovableClock();
afterEach(() => clock.close());

describe('a schedule that is held while the clock is not moved', () => {
  it('fires by moves alone, and others also as time passes', async () => {
    const fired: string[] = [];
    const scheduler = new Scheduler({
      clock,
      groups: [],
      fire: ({ schedule }) => void fired.push(schedule.name),
      deadLetter: () => undefined,
      isHeld: ({ name }) => name.startsWith('job') && !clock.isMoving,
    });
    const create = (name: string, ScheduleExpression: string) => {
      const FlexibleTimeWindow = { Mode: 'OFF' };
      scheduler.create(name, parseSchedule(name, { ScheduleExpression, FlexibleTimeWindow, Target }));
    };
    // The first two are due immediately.
    create('job-once', 'at(2020-01-01T00:00:00)');
    create('other-once', 'at(2020-01-01T00:00:00)');
    create('job', 'cron(30 7 * * ? *)');
    create('other', 'cron(30 7 * * ? *)');
    await expect.poll(() => fired).toEqual(['other-once']);
    clock.move({ to: clock.now() + 86_400_000 });
    expect(fired.toSorted()).toEqual(['job', 'other', 'other-once']);
    scheduler.close();
  });
});
