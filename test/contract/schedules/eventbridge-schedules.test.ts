import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { eventBridgeSchedules } from '../../../shared/schedules/eventbridge-schedules.ts';
import { openScheduler } from '../../../shared/schedules/scheduler-api.ts';
import { localEnvironment } from '../../support/aws/local-environment.ts';
import { ada, choice } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const target = {
  SCHEDULE_GROUP: 'group',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::000000000000:role/any',
  MAIL_DIGEST_ARN: 'arn:aws:lambda:us-east-1:000000000000:function:any',
  DEAD_LETTER_ARN: 'arn:aws:sqs:us-east-1:000000000000:any',
};
const settings = { ...ada, ...choice, revision: 'r1', changedAt: 1 };

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

type Refusal = { code: string; message: string };

/** A Scheduler server with one response per request: an error's name, or undefined for success. */
async function respondingWith(...errors: (string | Refusal | undefined)[]) {
  return respondingTo(1, ...errors);
}

/** The same for a product that sends a request as often as that. */
async function respondingTo(attempts: number, ...errors: (string | Refusal | undefined)[]) {
  const methods: string[] = [];
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    methods.push(request.method ?? '');
    bodies.push(await text(request));
    const error = errors.shift();
    const { code, message } = typeof error === 'string' ? { code: error, message: undefined } : (error ?? {});
    const status = code === undefined ? 200 : code === 'InternalServerException' ? 500 : 400;
    response.writeHead(status, code === undefined ? {} : { 'x-amzn-errortype': code });
    response.end(JSON.stringify({ message }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const scheduler = openScheduler(localEnvironment(`http://127.0.0.1:${port}`), attempts);
  opened.push(() => server.close());
  return { methods, bodies, schedules: eventBridgeSchedules(target, scheduler) };
}

describe('eventBridgeSchedules', () => {
  it.each([
    ['exists', [undefined], ['PUT']],
    ['does not exist', ['ResourceNotFoundException', undefined], ['PUT', 'POST']],
    [
      'is created meanwhile',
      ['ResourceNotFoundException', 'ConflictException', undefined],
      ['PUT', 'POST', 'PUT'],
    ],
  ])('writes a schedule that %s', async (_which, errors, requests) => {
    const { methods, schedules } = await respondingWith(...errors);
    await schedules.put(settings);
    expect(methods).toEqual(requests);
  });

  it('has one token for a schedule and its retries: Scheduler takes them for one request', async () => {
    const { methods, bodies, schedules } = await respondingTo(
      2,
      'ResourceNotFoundException',
      'InternalServerException',
      undefined,
    );
    await schedules.put(settings);
    expect(methods).toEqual(['PUT', 'POST', 'POST']);
    const [, first, retry] = bodies.map((body) => JSON.parse(body).ClientToken);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(retry).toBe(first);
  });

  it('writes every field of a schedule, since UpdateSchedule resets what it does not receive', async () => {
    const { bodies, schedules } = await respondingWith(undefined);
    await schedules.put({ ...settings, time: '07:05', weekdays: ['MON', 'FRI'] });
    expect(JSON.parse(bodies[0] ?? '')).toMatchObject({
      GroupName: 'group',
      ScheduleExpression: 'cron(5 7 ? * MON,FRI *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      State: 'ENABLED',
      Target: {
        Arn: target.MAIL_DIGEST_ARN,
        RoleArn: target.SCHEDULE_ROLE_ARN,
        DeadLetterConfig: { Arn: target.DEAD_LETTER_ARN },
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3_600 },
      },
    });
  });

  it.each([
    ['user', 'DISABLED'],
    ['account', 'ENABLED'],
    ['failures', 'ENABLED'],
  ] as const)(
    'lets a schedule that is paused for %s be %s, since only a user’s pause never ends by itself',
    async (reason, state) => {
      const { bodies, schedules } = await respondingWith(undefined);
      await schedules.put({ ...settings, paused: { reason, since: 1 } });
      expect(JSON.parse(bodies[0] ?? '').State).toBe(state);
    },
  );

  it.each([
    ['user', 'DISABLED'],
    ['account', 'ENABLED'],
    ['failures', 'ENABLED'],
    [undefined, 'ENABLED'],
  ] as const)('writes a schedule of a digest that is paused for %s as %s', async (reason, state) => {
    const { bodies, schedules } = await respondingWith(undefined);
    await schedules.put({ ...settings, ...(reason && { paused: { reason, since: 1 } }) });
    expect(JSON.parse(bodies[0] ?? '').State).toBe(state);
  });

  it('retries a firing three times within an hour, then sends it to the dead-letter queue', async () => {
    const { bodies, schedules } = await respondingWith(undefined);
    await schedules.put(settings);
    expect(JSON.parse(bodies[0] ?? '').Target).toMatchObject({
      RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3_600 },
      DeadLetterConfig: { Arn: target.DEAD_LETTER_ARN },
    });
  });

  it('contains one keyword for Scheduler to replace, for any user name', async () => {
    const { bodies, schedules } = await respondingWith(undefined);
    await schedules.put({ ...settings, identifier: '<aws.scheduler.attempt-number>' });
    const { Input } = JSON.parse(bodies[0] ?? '').Target;
    expect(Input.match(/<[^>]*>/g)).toEqual(['<aws.scheduler.scheduled-time>']);
    expect(JSON.parse(Input)).toEqual({
      issuer: ada.issuer,
      identifier: '<aws.scheduler.attempt-number>',
      revision: 'r1',
      scheduledTime: '<aws.scheduler.scheduled-time>',
    });
  });

  it('throws invalid-request for a time zone unknown to Scheduler', async () => {
    const { schedules } = await respondingWith('ValidationException');
    const { code, facts } = await rejectionOf(schedules.put(settings));
    expect([code, facts.errors?.[0]?.path]).toEqual(['invalid-request', 'body.timeZone']);
  });

  it.each([
    ['The execution role you provide must allow AWS EventBridge Scheduler to assume the role.', 'internal'],
    ['Provided Arn is not in correct format for the dead-letter queue', 'internal'],
    ['Invalid Schedule Expression Timezone Asia/Nowhere.', 'invalid-request'],
  ])('throws for the refusal "%s" %s', async (message, code) => {
    const { schedules } = await respondingWith({ code: 'ValidationException', message });
    expect((await rejectionOf(schedules.put(settings))).code).toBe(code);
  });

  it('throws upstream-unavailable when Scheduler is unavailable', async () => {
    const errors = Array<string>(2).fill('InternalServerException');
    const { schedules } = await respondingWith(...errors);
    expect((await rejectionOf(schedules.put(settings))).code).toBe('upstream-unavailable');
    expect((await rejectionOf(schedules.remove(ada))).code).toBe('upstream-unavailable');
  });

  it('removes a schedule, and succeeds when there is none', async () => {
    const { methods, schedules } = await respondingWith(undefined, 'ResourceNotFoundException');
    await schedules.remove(ada);
    await schedules.remove(ada);
    expect(methods).toEqual(['DELETE', 'DELETE']);
  });
});
