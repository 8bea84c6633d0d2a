import { CreateScheduleCommand, DeleteScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { fireDigest } from '../../infra/local/demo/fire-digest.ts';
import { ownerOf, putSettings } from '../support/digest/digest-control.ts';
import { messagesTo, slotsOf, takeFromDeadLetterQueue } from '../support/digest/digest-records.ts';
import { link, linkGmail, signedIn, simulator, stack } from '../support/stack/product.ts';
import { armFault, control, digestsDone, healStack } from '../support/stack/stack-control.ts';

const SLOT = '2026-11-22T06:30:00.000Z';
const GroupName = stack.outputs.DigestScheduleGroup ?? '';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const client = new SchedulerClient({ endpoint: stack.awsUrl, region: 'us-east-1', credentials });
const users: string[] = [];

async function userOf(identifier: string, delivery: string): Promise<string> {
  users.push(identifier);
  await linkGmail(identifier);
  await link(identifier, 'slack');
  await putSettings(await signedIn(identifier), { delivery });
  return identifier;
}
afterEach(() => simulator.remove('faults'));
afterAll(async () => {
  for (const user of users) await (await signedIn(user))('DELETE /digest');
  client.destroy();
});

const fire = (user: string, times = 1) => fireDigest(stack, ownerOf(user), { times, scheduledTime: SLOT });
const statusesOf = async (some: string[]) => [...(await slotsOf(some)).values()].map((slot) => slot?.status);

/** Creates a second schedule for the same user, as only an operator could. */
async function createSecondSchedule(user: string): Promise<string> {
  const Name = `again-${user}`;
  const Input = JSON.stringify({ ...ownerOf(user), scheduledTime: '<aws.scheduler.scheduled-time>' });
  const Target = {
    Arn: stack.outputs.MailDigestFunctionArn,
    RoleArn: stack.outputs.DigestScheduleRoleArn,
    Input,
  };
  const ScheduleExpression = 'cron(30 7 * * ? *)';
  const FlexibleTimeWindow = { Mode: 'OFF' as const };
  await client.send(
    new CreateScheduleCommand({ Name, GroupName, ScheduleExpression, FlexibleTimeWindow, Target }),
  );
  return Name;
}

describe('a slot that fires more than once', () => {
  it('is delivered once by any delivery, from one schedule and from two (T33, T34)', async () => {
    const some = await Promise.all(
      ['stored', 'email', 'slack'].map((delivery) => userOf(`digest-twice-${delivery}`, delivery)),
    );
    const schedules = await Promise.all(some.map(createSecondSchedule));
    await Promise.all([
      ...some.map((user) => fire(user, 3)),
      ...schedules.map((name) =>
        control('POST', `schedules/${name}/fire`, { times: 3, scheduledTime: SLOT, group: GroupName }),
      ),
    ]);
    await digestsDone();
    for (const Name of schedules) await client.send(new DeleteScheduleCommand({ Name, GroupName }));
    expect(await statusesOf(some)).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED']);
    expect([...(await messagesTo(some)).values()]).toEqual([0, 1, 1]);
    expect(await takeFromDeadLetterQueue(some)).toEqual([]);
  });
});

describe('a slot of two events whose runs all fail (T37)', () => {
  it('ends dead, and one of the events reaches the dead-letter queue', async () => {
    const user = await userOf('digest-two-events', 'email');
    await simulator.post('faults', {
      at: 'scalekit.executeTool',
      do: 'error',
      code: 'Unavailable',
      identifier: user,
      share: 1,
    });
    await fire(user, 2);
    await digestsDone();
    expect(await statusesOf([user])).toEqual(['DEAD']);
    // The other event gets there, too, where its last run met one that was at work.
    expect(new Set(await takeFromDeadLetterQueue([user]))).toEqual(new Set([user]));
    expect([...(await messagesTo([user])).values()]).toEqual([0]);
  });
});

describe('a firing that Lambda does not accept (T37)', () => {
  afterEach(healStack);

  it('is repeated by Scheduler, and delivered once', async () => {
    const user = await userOf('digest-refused-firing', 'email');
    await armFault({ at: 'scheduler.Fire', do: 'error', code: 'TooManyRequestsException', times: 2 });
    await fire(user);
    await expect.poll(() => statusesOf([user]), { timeout: 90_000 }).toEqual(['DELIVERED']);
    expect([...(await messagesTo([user])).values()]).toEqual([1]);
  });

  it('goes to the dead-letter queue after three retries', { timeout: 60_000 }, async () => {
    const user = await userOf('digest-refused-firings', 'email');
    await armFault({ at: 'scheduler.Fire', do: 'error', code: 'TooManyRequestsException', share: 1 });
    await fire(user);
    await expect.poll(() => takeFromDeadLetterQueue([user])).toEqual([user]);
    expect(await statusesOf([user])).toEqual([undefined]);
  });
});

describe('a poison mailbox (T36)', () => {
  it.each([
    ['whose listing always fails', { at: 'scalekit.executeTool', do: 'error', code: 'Unavailable' }],
    ['whose listing cannot be parsed', { at: 'scalekit.executeTool', do: 'error', status: 502 }],
  ])('%s ends in the dead-letter queue, and other users get their digests', async (which, fault) => {
    const prefix = `digest-poison-${which.split(' ').at(-1)}`;
    const poisoned = await userOf(prefix, 'email');
    const others = [await userOf(`${prefix}-b`, 'email'), await userOf(`${prefix}-c`, 'stored')];
    await simulator.post('faults', { ...fault, identifier: poisoned, share: 1 });
    await Promise.all([poisoned, ...others].map((user) => fire(user)));
    await digestsDone();
    expect(await statusesOf([poisoned, ...others])).toEqual(['DEAD', 'DELIVERED', 'DELIVERED']);
    expect(await takeFromDeadLetterQueue([poisoned, ...others])).toEqual([poisoned]);
    expect([...(await messagesTo([poisoned, ...others])).values()]).toEqual([0, 1, 0]);
  });
});
