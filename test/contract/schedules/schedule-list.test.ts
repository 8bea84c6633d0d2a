import { CreateScheduleCommand, SchedulerClient, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventBridgeSchedules } from '../../../shared/schedules/eventbridge-schedules.ts';
import { eventBridgeScheduleList } from '../../../shared/schedules/schedule-list.ts';
import { openScheduler, type SchedulerApi } from '../../../shared/schedules/scheduler-api.ts';
import { writeSchedule } from '../../../shared/schedules/write-schedule.ts';
import { ownerHash, userHash } from '../../../shared/state/user-key.ts';
import { useFixtureStack } from '../../local/fixture/stack.ts';
import { localEnvironment } from '../../support/aws/local-environment.ts';
import { ada, choice } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const settings = { ...ada, ...choice, revision: 'r1', changedAt: 1 };
const bob = { ...settings, identifier: 'bob' };
const target = {
  SCHEDULE_GROUP: 'default',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/any',
  MAIL_DIGEST_ARN: 'arn:aws:lambda:us-east-1:000000000000:function:any',
  DEAD_LETTER_ARN: 'arn:aws:sqs:us-east-1:000000000000:any',
};

describe('eventBridgeScheduleList, against the emulated Scheduler', () => {
  const stack = useFixtureStack();
  let client: SchedulerClient;
  let scheduler: SchedulerApi;
  let list: ReturnType<typeof eventBridgeScheduleList>;
  beforeAll(() => {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new SchedulerClient({
      endpoint: stack().awsUrl,
      region: 'us-east-1',
      credentials,
      maxAttempts: 1,
    });
    scheduler = openScheduler(localEnvironment(stack().awsUrl), 1);
    list = eventBridgeScheduleList(target, scheduler);
  });
  afterAll(() => client.destroy());

  it('finds a schedule as it was written, and what differs from it', async () => {
    await eventBridgeSchedules(target, scheduler).put(settings);
    const found = await list.find(userHash(ada));
    expect(found?.user).toEqual(ada);
    const paused = { reason: 'user' as const, since: 1 };
    const differing = [
      { ...settings, revision: 'r2' },
      { ...settings, time: '08:00' },
      { ...settings, timeZone: 'UTC' },
      { ...settings, paused },
    ];
    expect([settings, ...differing].map((each) => found?.matches(each))).toEqual([
      true,
      ...differing.map(() => false),
    ]);
    // A pause for the account or for failures is none of the schedule.
    expect(found?.matches({ ...settings, paused: { reason: 'account', since: 1 } })).toBe(true);
  });

  it('finds the schedule of a labelled mailbox under its own name, and its owner', async () => {
    const work = { ...ada, account: 'work' };
    await eventBridgeSchedules(target, scheduler).put({ ...settings, account: 'work' });
    expect((await list.find(ownerHash(work)))?.user).toEqual(work);
    expect(ownerHash(work)).not.toBe(userHash(ada));
  });

  it.each([
    ['without retries of its own', { RetryPolicy: undefined }],
    ['with another role', { RoleArn: 'arn:aws:iam::000000000000:role/former' }],
    ['with another function', { Arn: 'arn:aws:lambda:us-east-1:000000000000:function:former' }],
    ['without its dead-letter queue', { DeadLetterConfig: undefined }],
  ])('finds that a schedule of an earlier version differs: %s', async (_how, former) => {
    await eventBridgeSchedules(target, scheduler).put(settings);
    const written = writeSchedule(settings, target);
    const Target = { ...written.Target, ...former };
    await client.send(new UpdateScheduleCommand({ ...written, Target }));
    expect((await list.find(userHash(ada)))?.matches(settings)).toBe(false);
  });

  it.each([
    ['a copy of a user’s schedule under another name', 'copy', writeSchedule(settings, target).Target.Input],
    ['a schedule of something else', 'other', '{}'],
    ['a schedule without an input', 'none', undefined],
    ['a schedule whose input is no object', 'text', '"x"'],
  ])('finds no user in %s', async (_what, Name, Input) => {
    const written = writeSchedule(settings, target);
    await client.send(new CreateScheduleCommand({ ...written, Name, Target: { ...written.Target, Input } }));
    expect(await list.find(Name)).toBeUndefined();
  });

  it('finds nothing where the schedule is gone', async () => {
    expect(await list.find('gone')).toBeUndefined();
  });

  it('lists every name once, page by page', async () => {
    await eventBridgeSchedules(target, scheduler).put(bob);
    const count = 120;
    for (let index = 0; index < count; index += 1) {
      const written = writeSchedule(settings, target);
      await client.send(new CreateScheduleCommand({ ...written, Name: `page-${index}` }));
    }
    const names: string[] = [];
    let from: string | undefined;
    let pages = 0;
    do {
      const page = await list.list(from);
      names.push(...page.names);
      from = page.next;
      pages += 1;
    } while (from !== undefined);
    expect(pages).toBeGreaterThan(1);
    expect(new Set(names).size).toBe(names.length);
    const pageNames = Array.from({ length: count }, (_, index) => `page-${index}`);
    expect(names).toEqual(expect.arrayContaining([userHash(ada), userHash(bob), ...pageNames]));
  });

  it('throws internal for a place that Scheduler does not know', async () => {
    expect((await rejectionOf(list.list('no token of Scheduler'))).code).toBe('internal');
  });
});
