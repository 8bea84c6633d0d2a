import {
  ConflictException,
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  type ListSchedulesCommandInput,
  ResourceNotFoundException,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { ECHO, schedule, useSchedulerClient } from '../../fixture/scheduler-client.ts';
import { useFixtureStack } from '../../fixture/stack.ts';

describe('schedules in lists and groups', () => {
  const stack = useFixtureStack();
  const client = useSchedulerClient(stack);

  // https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html
  it('lists by prefix, state and group, page by page', async () => {
    for (const name of ['page-3', 'page-1', 'page-2']) {
      await client().send(new CreateScheduleCommand(schedule(name)));
    }
    await client().send(new CreateScheduleCommand(schedule('page-4', { State: 'DISABLED' })));
    await client().send(new CreateScheduleCommand(schedule('page-5', { GroupName: undefined })));
    const list = async (input: ListSchedulesCommandInput) => {
      const { Schedules, NextToken } = await client().send(
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
  it('creates groups, and deletes them with their schedules', async () => {
    const Name = 'made';
    const { ScheduleGroupArn } = await client().send(new CreateScheduleGroupCommand({ Name }));
    expect(ScheduleGroupArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule-group/made');
    const again = client().send(new CreateScheduleGroupCommand({ Name }));
    await expect(again).rejects.toThrow(ConflictException);
    const group = await client().send(new GetScheduleGroupCommand({ Name }));
    expect(group).toMatchObject({ Name, State: 'ACTIVE', Arn: ScheduleGroupArn });
    const { ScheduleGroups } = await client().send(new ListScheduleGroupsCommand({}));
    expect(ScheduleGroups?.map((one) => one.Name)).toEqual(['default', 'fixture-schedules', 'made']);
    await client().send(new CreateScheduleCommand(schedule('member', { GroupName: Name })));
    await client().send(new DeleteScheduleGroupCommand({ Name }));
    const gone = client().send(new GetScheduleGroupCommand({ Name }));
    await expect(gone).rejects.toThrow(ResourceNotFoundException);
    await client().send(new CreateScheduleGroupCommand({ Name }));
    const member = client().send(new GetScheduleCommand({ Name: 'member', GroupName: Name }));
    await expect(member).rejects.toThrow('Schedule member does not exist.');
  });

  it('refuses to delete the default group', async () => {
    const refused = client().send(new DeleteScheduleGroupCommand({ Name: 'default' }));
    await expect(refused).rejects.toThrow(ValidationException);
  });
});
