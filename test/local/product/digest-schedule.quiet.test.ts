import { setTimeout } from 'node:timers/promises';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterAll, describe, expect, it } from 'vitest';
import { userHash } from '../../../shared/state/user-key.ts';
import { fireAndAwait, ownerOf, putSettings } from '../../support/digest/digest-control.ts';
import { runReconcile } from '../../support/digest/schedule-truth.ts';
import { consentBy, consentToLink, finish } from '../../support/stack/linking.ts';
import { link, linkGmail, signedIn, simulator, stack } from '../../support/stack/product.ts';
import { armFault, digestsDone, healStack } from '../../support/stack/stack-control.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const client = new SchedulerClient({ endpoint: stack.awsUrl, region: 'us-east-1', credentials });
const users: string[] = [];

async function userOf(identifier: string) {
  users.push(identifier);
  await linkGmail(identifier);
  return signedIn(identifier);
}
afterAll(async () => {
  for (const user of users) await (await signedIn(user))('DELETE /digest');
  client.destroy();
});

/** The user's schedule as Scheduler has it; its error's name where there is none. */
async function scheduleOf(identifier: string) {
  const GroupName = stack.outputs.DigestScheduleGroup;
  const get = new GetScheduleCommand({ Name: userHash(ownerOf(identifier)), GroupName });
  return client.send(get).catch(({ name }: Error) => name);
}

describe('the schedule of a digest', () => {
  it("is in the stack's group, with the time of the settings, under the stack's role", async () => {
    const ada = await userOf('schedule-ada');
    const { nextRun } = await putSettings(ada, { weekdays: ['FRI', 'MON'] });
    expect(new Date(nextRun).getTime()).toBeGreaterThan(Date.now());
    const { outputs } = stack;
    expect(await scheduleOf('schedule-ada')).toMatchObject({
      GroupName: outputs.DigestScheduleGroup,
      ScheduleExpression: 'cron(30 7 ? * MON,FRI *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      State: 'ENABLED',
      Target: {
        Arn: outputs.MailDigestFunctionArn,
        RoleArn: outputs.DigestScheduleRoleArn,
        DeadLetterConfig: { Arn: outputs.DeadLetterQueueArn },
        Input: expect.stringMatching(
          /^\{"issuer":"[^"]+","identifier":"schedule-ada","revision":"[0-9a-f-]{36}","scheduledTime":"<aws.scheduler.scheduled-time>"\}$/,
        ),
      },
    });
  });

  it('changes with the settings, is disabled during a pause, and is deleted with them', async () => {
    const ada = await userOf('schedule-change');
    await putSettings(ada);
    await putSettings(ada, { time: '00:05', timeZone: 'Asia/Tokyo', paused: true });
    expect(await scheduleOf('schedule-change')).toMatchObject({
      ScheduleExpression: 'cron(5 0 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Tokyo',
      State: 'DISABLED',
    });
    await putSettings(ada, { paused: false });
    expect(await scheduleOf('schedule-change')).toMatchObject({ State: 'ENABLED' });
    expect((await ada('DELETE /digest')).status).toBe(204);
    expect(await scheduleOf('schedule-change')).toBe('ResourceNotFoundException');
  });

  it('is that of the stored settings after ten concurrent changes', async () => {
    const ada = await userOf('schedule-race');
    const times = Array.from({ length: 10 }, (_, minute) => `08:0${minute}`);
    const responses = await Promise.all(
      times.map((time) => ada('PUT /digest', { time, timeZone: 'Europe/Berlin' })),
    );
    expect(responses.filter(({ status }) => ![200, 503].includes(status))).toEqual([]);
    const minute = Number((await ada('GET /digest')).json.time.slice(-2));
    expect(await scheduleOf('schedule-race')).toMatchObject({
      ScheduleExpression: `cron(${minute} 8 * * ? *)`,
    });
  });

  it('is completed by a repeat after an outage of Scheduler', async () => {
    const ada = await userOf('schedule-away');
    await armFault({ at: 'scheduler.*', do: 'error', share: 1, function: 'digest-schedule' });
    try {
      const away = await ada('PUT /digest', { time: '07:30', timeZone: 'UTC' });
      expect([away.status, away.json.code]).toEqual([503, 'upstream-unavailable']);
    } finally {
      await healStack();
    }
    await putSettings(ada);
    expect(await scheduleOf('schedule-away')).toMatchObject({ State: 'ENABLED' });
  });

  it('is created once when the reply of its creation is lost', async () => {
    const ada = await userOf('schedule-lost');
    await armFault({
      at: 'scheduler.CreateSchedule',
      when: 'after',
      do: 'reset',
      function: 'digest-schedule',
    });
    try {
      await putSettings(ada);
    } finally {
      await healStack();
    }
    expect(await scheduleOf('schedule-lost')).toMatchObject({ State: 'ENABLED' });
  });
});

describe('a digest whose account ends', () => {
  it('is skipped and paused, and resumes when the user links the account again', async () => {
    const ada = await userOf('schedule-expired');
    await putSettings(ada);
    const account = { identifier: 'schedule-expired', connection: 'gmail-local' };
    await simulator.post('accounts/status', { ...account, status: 'EXPIRED' });
    const skipped = { status: 'SKIPPED', reason: 'reconnect-required' };
    expect(await fireAndAwait(ada, 'schedule-expired')).toMatchObject(skipped);
    const { json } = await ada('GET /digest');
    expect([json.paused.reason, json.paused.resume, json.nextRun]).toEqual([
      'account',
      'POST /connections/gmail/authorize?force=true',
      undefined,
    ]);
    expect((await finish(ada, await consentToLink(ada))).status).toBe(200);
    expect((await ada('GET /digest')).json).not.toHaveProperty('paused');
    expect(await fireAndAwait(ada, 'schedule-expired')).toMatchObject({ status: 'DELIVERED' });
  });

  it('is resumed by its own route when the provider has refused an account that is ACTIVE', async () => {
    const identifier = 'schedule-refused';
    const ada = await userOf(identifier);
    await putSettings(ada);
    const refused = { do: 'error', code: 'Unauthenticated', toolErrorCode: 'UNAUTHENTICATED' };
    await simulator.post('faults', { at: 'scalekit.executeTool', identifier, ...refused });
    expect(await fireAndAwait(ada, identifier)).toMatchObject({ reason: 'reconnect-required' });
    expect((await ada('GET /connections/gmail')).json.status).toBe('ACTIVE');
    const { paused } = (await ada('GET /digest')).json;
    expect((await finish(ada, await consentBy(ada, paused.resume))).status).toBe(200);
    expect((await ada('GET /digest')).json).not.toHaveProperty('paused');
    expect(await fireAndAwait(ada, identifier)).toMatchObject({ status: 'DELIVERED' });
  });

  it('is resumed by a run on demand after a single refusal, and stays so through the night', async () => {
    const identifier = 'schedule-once';
    const ada = await userOf(identifier);
    await putSettings(ada);
    // A change of the account shortly before the refusal counts as one after it, for the clocks.
    await setTimeout(5_500);
    const refused = { do: 'error', code: 'Unauthenticated', toolErrorCode: 'UNAUTHENTICATED' };
    await simulator.post('faults', { at: 'scalekit.executeTool', identifier, ...refused });
    expect(await fireAndAwait(ada, identifier)).toMatchObject({ reason: 'reconnect-required' });
    expect((await runReconcile()).failed).toBe(false);
    expect((await ada('GET /digest')).json.paused).toMatchObject({ reason: 'account' });
    const idempotencyKey = 'schedule-once-run-1';
    const run = await ada('POST /digest/run', undefined, { 'idempotency-key': idempotencyKey });
    expect(run.status).toBe(202);
    await digestsDone();
    expect((await ada('GET /digest')).json).not.toHaveProperty('paused');
    expect((await runReconcile()).failed).toBe(false);
    expect(await fireAndAwait(ada, identifier)).toMatchObject({ status: 'DELIVERED' });
  });

  it.each([
    ['gmail', 'stored'],
    ['slack', 'slack'],
  ])('is removed with the account at %s, delivered by %s', async (connection, delivery) => {
    const identifier = `schedule-off-${connection}`;
    const ada = await userOf(identifier);
    await link(identifier, connection);
    await putSettings(ada, { delivery });
    expect((await ada(`DELETE /connections/${connection}`)).status).toBe(204);
    expect((await ada('GET /digest')).status).toBe(404);
    expect(await scheduleOf(identifier)).toBe('ResourceNotFoundException');
  });

  it('stays when another account ends', async () => {
    const ada = await userOf('schedule-stays');
    await putSettings(ada);
    await ada('DELETE /connections/slack');
    expect((await ada('GET /digest')).status).toBe(200);
  });
});
