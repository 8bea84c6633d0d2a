import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { ECHO, schedule, useSchedulerClient } from '../../fixture/scheduler-client.ts';
import { useFixtureStack } from '../../fixture/stack.ts';

// https://docs.aws.amazon.com/scheduler/latest/APIReference/Welcome.html
describe('EventBridge Scheduler', () => {
  const stack = useFixtureStack();
  const client = useSchedulerClient(stack);
  const get = (Name: string) =>
    client().send(new GetScheduleCommand({ Name, GroupName: 'fixture-schedules' }));
  const logged = (text: string): CreateScheduleCommandInput['Target'] => ({
    Arn: ECHO,
    RoleArn: 'arn:aws:iam::000000000000:role/any',
    Input: JSON.stringify({ do: 'log', text }),
  });
  const log = async () => (await fetch(`${stack().awsUrl}/_local/logs/echo`)).text();
  const times = async (pattern: RegExp) => (await log()).match(pattern)?.length ?? 0;

  it('stores the members of a schedule', async () => {
    const created = await client().send(
      new CreateScheduleCommand(
        schedule('kept', {
          ScheduleExpression: 'cron(30 7 * * ? *)',
          ScheduleExpressionTimezone: 'Europe/Berlin',
          FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
          Description: 'every morning',
        }),
      ),
    );
    const arn = 'arn:aws:scheduler:us-east-1:000000000000:schedule/fixture-schedules/kept';
    expect(created.ScheduleArn).toBe(arn);
    expect(await get('kept')).toMatchObject({
      Arn: arn,
      Name: 'kept',
      GroupName: 'fixture-schedules',
      ScheduleExpression: 'cron(30 7 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      Target: { Arn: ECHO },
      State: 'ENABLED',
      Description: 'every morning',
      CreationDate: expect.any(Date),
    });
    const listed = await client().send(
      new ListSchedulesCommand({ GroupName: 'fixture-schedules', NamePrefix: 'ke' }),
    );
    expect(listed.Schedules?.map(({ Name }) => Name)).toEqual(['kept']);
  });

  it('resets members that an update omits', async () => {
    await client().send(
      new CreateScheduleCommand(schedule('reset', { State: 'DISABLED', Description: 'mine' })),
    );
    const { CreationDate } = await get('reset');
    await client().send(new UpdateScheduleCommand(schedule('reset')));
    const updated = await get('reset');
    expect(updated).toMatchObject({ State: 'ENABLED', CreationDate });
    expect(updated.Description).toBeUndefined();
  });

  it('deletes schedules', async () => {
    await client().send(new CreateScheduleCommand(schedule('deleted')));
    await client().send(new DeleteScheduleCommand({ Name: 'deleted', GroupName: 'fixture-schedules' }));
    await expect(get('deleted')).rejects.toThrow(ResourceNotFoundException);
  });

  it('refuses a second schedule of the same name, but accepts a repeated request', async () => {
    const input = schedule('twice', { ClientToken: 'token-1' });
    const first = await client().send(new CreateScheduleCommand(input));
    expect((await client().send(new CreateScheduleCommand(input))).ScheduleArn).toBe(first.ScheduleArn);
    const other = client().send(new CreateScheduleCommand({ ...input, ClientToken: 'token-2' }));
    await expect(other).rejects.toThrow(ConflictException);
    await expect(other).rejects.toMatchObject({
      message: 'Schedule twice already exists.',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it('adds the default retry policy to a target without one', async () => {
    await client().send(new CreateScheduleCommand(schedule('retrying')));
    const { Target } = await get('retrying');
    expect(Target?.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 });
  });

  it('fires at its time with the context attributes replaced, and deletes the schedule if set so', async () => {
    const time = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000).toISOString().slice(0, 19);
    const attributes = ['scheduled-time', 'schedule-arn', 'attempt-number', 'execution-id', 'unknown'];
    const text = `fired ${attributes.map((name) => `<aws.scheduler.${name}>`).join(' ')}`;
    await client().send(
      new CreateScheduleCommand(
        schedule('once', {
          ScheduleExpression: `at(${time})`,
          ActionAfterCompletion: 'DELETE',
          Target: logged(text),
        }),
      ),
    );
    expect(await times(/"fired /g)).toBe(0);
    await expect.poll(() => times(/"fired /g)).toBe(1);
    const arn = 'arn:aws:scheduler:us-east-1:000000000000:schedule/fixture-schedules/once';
    expect(await log()).toMatch(new RegExp(`fired ${time}Z ${arn} 1 [0-9a-f]{16} <aws.scheduler.unknown>`));
    await expect(get('once')).rejects.toThrow(ResourceNotFoundException);
  });

  // LocalStack recorded that AWS accepts it; whether and when it fires is not documented.
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/scheduler/test_scheduler.py
  it('fires immediately when its time has passed, and keeps the schedule', async () => {
    const past = {
      ScheduleExpression: 'at(2020-02-29T12:00:00)',
      Target: logged('late <aws.scheduler.scheduled-time>'),
    };
    await client().send(new CreateScheduleCommand(schedule('late', past)));
    await expect.poll(() => times(/late 2020-02-29T12:00:00Z/g)).toBe(1);
    expect((await get('late')).State).toBe('ENABLED');
  });

  it('does not fire a disabled or deleted schedule', async () => {
    const soon = new Date(Date.now() + 2_000).toISOString().slice(0, 19);
    const expression = { ScheduleExpression: `at(${soon})`, Target: logged('must not fire') };
    await client().send(
      new CreateScheduleCommand(schedule('disabled', { ...expression, State: 'DISABLED' })),
    );
    await client().send(new CreateScheduleCommand(schedule('removed', expression)));
    await client().send(new DeleteScheduleCommand({ Name: 'removed', GroupName: 'fixture-schedules' }));
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await times(/must not fire/g)).toBe(0);
  });
});
