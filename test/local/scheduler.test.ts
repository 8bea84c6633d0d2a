import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  type ListSchedulesCommandInput,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useFixtureStack } from './fixture/stack.ts';

const ECHO = 'arn:aws:lambda:us-east-1:000000000000:function:echo';
const YEAR_3000 = 'at(3000-01-01T00:00:00)';

// https://docs.aws.amazon.com/scheduler/latest/APIReference/Welcome.html
describe('EventBridge Scheduler', () => {
  const stack = useFixtureStack();
  let client: SchedulerClient;
  beforeAll(() => {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new SchedulerClient({ endpoint: stack().awsUrl, region: 'us-east-1', credentials });
  });
  afterAll(() => client.destroy());

  const schedule = (
    Name: string,
    change: Partial<CreateScheduleCommandInput> = {},
  ): CreateScheduleCommandInput => ({
    Name,
    GroupName: 'fixture-schedules',
    ScheduleExpression: YEAR_3000,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: ECHO, RoleArn: 'arn:aws:iam::000000000000:role/any', Input: '{}' },
    ...change,
  });
  const get = (Name: string) => client.send(new GetScheduleCommand({ Name, GroupName: 'fixture-schedules' }));
  const logged = (text: string): CreateScheduleCommandInput['Target'] => ({
    Arn: ECHO,
    RoleArn: 'arn:aws:iam::000000000000:role/any',
    Input: JSON.stringify({ do: 'log', text }),
  });
  const log = async () => (await fetch(`${stack().awsUrl}/_local/logs/echo`)).text();
  const times = async (pattern: RegExp) => (await log()).match(pattern)?.length ?? 0;

  it('keeps what it was told', async () => {
    const created = await client.send(
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
    const listed = await client.send(
      new ListSchedulesCommand({ GroupName: 'fixture-schedules', NamePrefix: 'ke' }),
    );
    expect(listed.Schedules?.map(({ Name }) => Name)).toEqual(['kept']);
  });

  it('resets what an update leaves out', async () => {
    await client.send(
      new CreateScheduleCommand(schedule('reset', { State: 'DISABLED', Description: 'mine' })),
    );
    const { CreationDate } = await get('reset');
    await client.send(new UpdateScheduleCommand(schedule('reset')));
    const updated = await get('reset');
    expect(updated).toMatchObject({ State: 'ENABLED', CreationDate });
    expect(updated.Description).toBeUndefined();
  });

  it('deletes', async () => {
    await client.send(new CreateScheduleCommand(schedule('deleted')));
    await client.send(new DeleteScheduleCommand({ Name: 'deleted', GroupName: 'fixture-schedules' }));
    await expect(get('deleted')).rejects.toThrow(ResourceNotFoundException);
  });

  it('refuses a second one of the same name, but takes a repeated request for the first', async () => {
    const input = schedule('twice', { ClientToken: 'token-1' });
    const first = await client.send(new CreateScheduleCommand(input));
    expect((await client.send(new CreateScheduleCommand(input))).ScheduleArn).toBe(first.ScheduleArn);
    const other = client.send(new CreateScheduleCommand({ ...input, ClientToken: 'token-2' }));
    await expect(other).rejects.toThrow(ConflictException);
    await expect(other).rejects.toMatchObject({ message: 'Schedule twice already exists.' });
  });

  it('fills in the retry policy that a target has when none is given', async () => {
    await client.send(new CreateScheduleCommand(schedule('retrying')));
    const { Target } = await get('retrying');
    expect(Target?.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 });
  });

  it.each<[string, Partial<CreateScheduleCommandInput>, string]>([
    [
      'an unknown expression',
      { ScheduleExpression: 'every(5 minutes)' },
      'Invalid Schedule Expression every(5 minutes).',
    ],
    [
      'an unknown time zone',
      { ScheduleExpressionTimezone: 'Europe/Atlantis' },
      'Invalid Schedule Expression Timezone Europe/Atlantis.',
    ],
    [
      'a time zone in other letters',
      { ScheduleExpressionTimezone: 'europe/berlin' },
      'Invalid Schedule Expression Timezone europe/berlin.',
    ],
    [
      'an offset for a time zone',
      { ScheduleExpressionTimezone: '+01:00' },
      'Invalid Schedule Expression Timezone +01:00.',
    ],
    [
      'a name with a space',
      { Name: 'a b' },
      "1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$",
    ],
    [
      'a name of 65 letters',
      { Name: 'n'.repeat(65) },
      `1 validation error detected: Value '${'n'.repeat(65)}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ],
    [
      'a flexible window without its length',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } },
      'MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE',
    ],
    [
      'a length without a flexible window',
      { FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 5 } },
      'MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF',
    ],
    [
      'a flexible window of more than a day',
      { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 1441 } },
      "1 validation error detected: Value '1441' at 'flexibleTimeWindow.maximumWindowInMinutes' failed to satisfy constraint: Member must have value less than or equal to 1440",
    ],
    [
      'a target without a role',
      { Target: { Arn: ECHO, RoleArn: undefined, Input: '{}' } },
      "1 validation error detected: Value null at 'target.roleArn' failed to satisfy constraint: Member must not be null",
    ],
    [
      'two members at once',
      { Target: undefined, FlexibleTimeWindow: { Mode: 'OPEN' as 'OFF' } },
      "2 validation errors detected: Value 'OPEN' at 'flexibleTimeWindow.mode' failed to satisfy constraint: Member must satisfy enum value set: [OFF, FLEXIBLE]; Value null at 'target' failed to satisfy constraint: Member must not be null",
    ],
    [
      'an input that is not JSON',
      { Target: { Arn: ECHO, RoleArn: 'arn:aws:iam::000000000000:role/r', Input: 'not json' } },
      'Input must be well-formed JSON',
    ],
    [
      'a beginning of more than five minutes ago',
      { ScheduleExpression: 'rate(1 day)', StartDate: new Date(Date.now() - 600_000) },
      'The StartDate you specify cannot be earlier than 5 minutes ago.',
    ],
    [
      'an end before the beginning',
      { StartDate: new Date(Date.now() + 7_200_000), EndDate: new Date(Date.now() + 3_600_000) },
      'The StartDate you specify must come before the EndDate.',
    ],
  ])('refuses %s', async (_, change, message) => {
    const refused = client.send(new CreateScheduleCommand(schedule('refused', change)));
    await expect(refused).rejects.toThrow(ValidationException);
    await expect(refused).rejects.toMatchObject({ message, $metadata: { httpStatusCode: 400 } });
  });

  it('does not know a group that the template does not have', async () => {
    const refused = client.send(new CreateScheduleCommand(schedule('lost', { GroupName: 'elsewhere' })));
    await expect(refused).rejects.toThrow(ResourceNotFoundException);
    await expect(refused).rejects.toMatchObject({ message: 'Schedule group elsewhere does not exist.' });
  });

  // https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html
  it('lists by prefix, state and group, page by page', async () => {
    for (const name of ['page-3', 'page-1', 'page-2']) {
      await client.send(new CreateScheduleCommand(schedule(name)));
    }
    await client.send(new CreateScheduleCommand(schedule('page-4', { State: 'DISABLED' })));
    await client.send(new CreateScheduleCommand(schedule('page-5', { GroupName: undefined })));
    const list = async (input: ListSchedulesCommandInput) => {
      const { Schedules, NextToken } = await client.send(
        new ListSchedulesCommand({ NamePrefix: 'page-', GroupName: 'fixture-schedules', ...input }),
      );
      return { names: Schedules?.map(({ Name }) => Name), NextToken, Schedules };
    };
    const first = await list({ MaxResults: 3 });
    expect(first.names).toEqual(['page-1', 'page-2', 'page-3']);
    expect(first.Schedules?.[0]).toEqual({
      Arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/fixture-schedules/page-1',
      Name: 'page-1',
      GroupName: 'fixture-schedules',
      State: 'ENABLED',
      Target: { Arn: ECHO },
      CreationDate: expect.any(Date),
      LastModificationDate: expect.any(Date),
    });
    const last = await list({ MaxResults: 3, NextToken: first.NextToken });
    expect(last).toMatchObject({ names: ['page-4'], NextToken: undefined });
    expect((await list({ State: 'DISABLED' })).names).toEqual(['page-4']);
    expect((await list({ GroupName: undefined })).names).toContain('page-5');
    await expect(list({ NextToken: 'none' })).rejects.toThrow('Invalid NextToken.');
    await expect(list({ MaxResults: 101 })).rejects.toThrow(
      "Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    );
  });

  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group-delete.html
  it('makes groups, and deletes them with their schedules', async () => {
    const Name = 'made';
    const { ScheduleGroupArn } = await client.send(new CreateScheduleGroupCommand({ Name }));
    expect(ScheduleGroupArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule-group/made');
    const again = client.send(new CreateScheduleGroupCommand({ Name }));
    await expect(again).rejects.toThrow(ConflictException);
    const group = await client.send(new GetScheduleGroupCommand({ Name }));
    expect(group).toMatchObject({ Name, State: 'ACTIVE', Arn: ScheduleGroupArn });
    const { ScheduleGroups } = await client.send(new ListScheduleGroupsCommand({}));
    expect(ScheduleGroups?.map((one) => one.Name)).toEqual(['default', 'fixture-schedules', 'made']);
    await client.send(new CreateScheduleCommand(schedule('member', { GroupName: Name })));
    await client.send(new DeleteScheduleGroupCommand({ Name }));
    const gone = client.send(new GetScheduleGroupCommand({ Name }));
    await expect(gone).rejects.toThrow(ResourceNotFoundException);
    await client.send(new CreateScheduleGroupCommand({ Name }));
    const member = client.send(new GetScheduleCommand({ Name: 'member', GroupName: Name }));
    await expect(member).rejects.toThrow('Schedule member does not exist.');
  });

  it('keeps the default group', async () => {
    const refused = client.send(new DeleteScheduleGroupCommand({ Name: 'default' }));
    await expect(refused).rejects.toThrow(ValidationException);
  });

  it('fires at its time, with the context attributes filled in, and is gone if so told', async () => {
    const time = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1000).toISOString().slice(0, 19);
    const attributes = ['scheduled-time', 'schedule-arn', 'attempt-number', 'execution-id', 'unknown'];
    const text = `fired ${attributes.map((name) => `<aws.scheduler.${name}>`).join(' ')}`;
    await client.send(
      new CreateScheduleCommand(
        schedule('once', {
          ScheduleExpression: `at(${time})`,
          ActionAfterCompletion: 'DELETE',
          Target: logged(text),
        }),
      ),
    );
    expect(await times(/"fired /g)).toBe(0);
    await expect.poll(() => times(/"fired /g), { timeout: 10_000 }).toBe(1);
    const arn = 'arn:aws:scheduler:us-east-1:000000000000:schedule/fixture-schedules/once';
    expect(await log()).toMatch(new RegExp(`fired ${time}Z ${arn} 1 [0-9a-f]{16} <aws.scheduler.unknown>`));
    await expect(get('once')).rejects.toThrow(ResourceNotFoundException);
  });

  // That AWS takes it was recorded by LocalStack; what it fires, and when, is not documented.
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/scheduler/test_scheduler.py
  it('fires at once when its time has passed, and stays', async () => {
    const past = {
      ScheduleExpression: 'at(2020-02-29T12:00:00)',
      Target: logged('late <aws.scheduler.scheduled-time>'),
    };
    await client.send(new CreateScheduleCommand(schedule('late', past)));
    await expect.poll(() => times(/late 2020-02-29T12:00:00Z/g)).toBe(1);
    expect((await get('late')).State).toBe('ENABLED');
  });

  it('does not fire when it is disabled or was deleted', async () => {
    const soon = new Date(Date.now() + 2_000).toISOString().slice(0, 19);
    const expression = { ScheduleExpression: `at(${soon})`, Target: logged('must not fire') };
    await client.send(new CreateScheduleCommand(schedule('disabled', { ...expression, State: 'DISABLED' })));
    await client.send(new CreateScheduleCommand(schedule('removed', expression)));
    await client.send(new DeleteScheduleCommand({ Name: 'removed', GroupName: 'fixture-schedules' }));
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await times(/must not fire/g)).toBe(0);
  });
});
