import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useFixtureStack } from '../../fixture/stack.ts';

const ECHO = 'arn:aws:lambda:us-east-1:000000000000:function:echo';
const ROLE = 'arn:aws:iam::000000000000:role/any';

type ClockResponse = { status: number; body: Record<string, unknown> };

describe("the stack's clock and its schedules", () => {
  const stack = useFixtureStack();
  const send = async (method: string, path: string, body?: unknown): Promise<ClockResponse> => {
    const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${stack().awsUrl}${path}`, init);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const create = async (name: string, change: Record<string, unknown> = {}, target = {}) => {
    const response = await send('POST', `/schedules/${name}`, {
      ScheduleExpression: 'cron(30 7 * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ...change,
      Target: { Arn: ECHO, RoleArn: ROLE, Input: '{}', ...target },
    });
    expect(response.status).toBe(200);
  };
  const logging = (text: string) => ({ Input: JSON.stringify({ do: 'log', text }) });
  const logged = async (pattern: RegExp) => {
    const log = await (await fetch(`${stack().awsUrl}/_local/logs/echo`)).text();
    return [...log.matchAll(pattern)].map(([, found]) => found);
  };
  const fires = async (name: string) => {
    const { body } = await send('GET', '/_local/calls');
    const calls = body.calls as { operation: string; resource: string; outcome: string }[];
    return calls.filter((call) => call.operation === 'Fire' && call.resource === name).length;
  };
  beforeAll(async () => {
    await send('DELETE', '/_local/calls');
  });
  afterEach(async () => {
    const { body } = await send('GET', '/schedules');
    for (const { Name } of body.Schedules as { Name: string }[]) await send('DELETE', `/schedules/${Name}`);
    await send('POST', '/_local/scheduler', { flexibleWindows: 'start' });
    await send('DELETE', '/_local/clock');
  });

  it('can be read, moved, frozen and reset over HTTP', async () => {
    expect((await send('GET', '/_local/clock')).body).toEqual({
      now: expect.stringMatching(/^\d{4}-.*Z$/),
      offsetMs: 0,
      frozen: false,
    });
    const moved = await send('POST', '/_local/clock', { now: '2031-03-30T02:00:00+02:00', freeze: true });
    expect(moved.body).toMatchObject({ now: '2031-03-30T00:00:00.000Z', frozen: true, fired: 0 });
    const advanced = await send('POST', '/_local/clock', { advanceSeconds: 90 });
    expect(advanced.body).toMatchObject({ now: '2031-03-30T00:01:30.000Z', frozen: true });
    expect((await send('POST', '/_local/clock', { freeze: false })).body).toMatchObject({ frozen: false });
    expect((await send('DELETE', '/_local/clock')).body).toMatchObject({ offsetMs: 0, frozen: false });
  });

  it.each([
    {},
    { now: 'tomorrow' },
    { advanceSeconds: -1 },
    { now: '2031-03-30T00:00:00Z', advanceSeconds: 1 },
    { advanceDays: 1 },
    { now: '2099-01-01T00:00:00Z' },
    { advanceSeconds: 1e12 },
  ])('refuses %j', async (body) => {
    expect(await send('POST', '/_local/clock', body)).toMatchObject({
      status: 400,
      body: { message: expect.any(String) },
    });
    expect((await send('GET', '/_local/clock')).body).toMatchObject({ offsetMs: 0 });
  });

  it('fires three days of a daily schedule within one move, through the change in spring', async () => {
    await send('POST', '/_local/clock', { now: '2027-03-26T23:00:00Z', freeze: true });
    const zone = { ScheduleExpressionTimezone: 'Europe/Berlin' };
    await create('daily', zone, logging('daily <aws.scheduler.scheduled-time>'));
    await create('skipped', { ...zone, ScheduleExpression: 'cron(30 2 * * ? *)' });
    const { body } = await send('POST', '/_local/clock', { advanceSeconds: 3 * 86_400 });
    expect(body).toMatchObject({ fired: 5 });
    const slots = ['2027-03-27T06:30:00Z', '2027-03-28T05:30:00Z', '2027-03-29T05:30:00Z'];
    await expect.poll(async () => (await logged(/daily (\S+Z)/g)).sort()).toEqual(slots);
    expect(await fires('skipped')).toBe(2);
  });

  it('does not repeat firings after a move backwards', async () => {
    await send('POST', '/_local/clock', { now: '2027-06-01T00:00:00Z', freeze: true });
    await create('forth-and-back');
    const move = async (now: string) => (await send('POST', '/_local/clock', { now })).body.fired;
    expect(await move('2027-06-03T00:00:00Z')).toBe(2);
    expect(await move('2027-06-01T00:00:00Z')).toBe(0);
    expect(await move('2027-06-03T00:00:00Z')).toBe(0);
    expect(await move('2027-06-04T00:00:00Z')).toBe(1);
  });

  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-flexible-time-windows.html
  it('fires at the start of a flexible window, or within it if set so; the scheduled time stays', async () => {
    await send('POST', '/_local/clock', { now: '2027-06-01T07:00:00Z', freeze: true });
    const window = { FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 } };
    await create('window', window, logging('window <aws.scheduler.scheduled-time>'));
    const advance = async (seconds: number) =>
      (await send('POST', '/_local/clock', { advanceSeconds: seconds })).body.fired;
    expect(await advance(30 * 60)).toBe(1);
    expect((await send('POST', '/_local/scheduler', { flexibleWindows: 'spread' })).body).toEqual({
      flexibleWindows: 'spread',
    });
    expect(await advance(86_400)).toBe(0);
    expect(await advance(15 * 60)).toBe(1);
    await expect
      .poll(async () => (await logged(/window (\S+Z)/g)).sort())
      .toEqual(['2027-06-01T07:30:00Z', '2027-06-02T07:30:00Z']);
  });

  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
  it('delivers a firing twice on demand, each with an execution id of its own', async () => {
    await create(
      'twice',
      { State: 'DISABLED' },
      logging('twice <aws.scheduler.scheduled-time> <aws.scheduler.execution-id>'),
    );
    const fire = { times: 2, scheduledTime: '2027-06-01T07:30:00Z' };
    const { status, body } = await send('POST', '/_local/schedules/twice/fire', fire);
    expect(status).toBe(200);
    expect(body).toEqual({ scheduledTime: '2027-06-01T07:30:00Z', executionIds: expect.any(Array) });
    const ids = body.executionIds as string[];
    expect(new Set(ids).size).toBe(2);
    await expect
      .poll(async () => (await logged(/twice 2027-06-01T07:30:00Z ([0-9a-f]{16})"/g)).sort(), {
        timeout: 60_000,
      })
      .toEqual([...ids].sort());
  });

  it('refuses to fire an unknown schedule or with an invalid body', async () => {
    expect(await send('POST', '/_local/schedules/none/fire', {})).toMatchObject({ status: 404 });
    await create('known');
    expect(await send('POST', '/_local/schedules/known/fire', { times: 0 })).toMatchObject({ status: 400 });
  });

  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
  it("sends a firing without a function to the target's dead-letter queue", async () => {
    const { QueueUrl = '' } = stack().outputs;
    const target = { Arn: `${ECHO}-gone`, Input: '{"at":"<aws.scheduler.scheduled-time>"}' };
    const DeadLetterConfig = { Arn: `arn:aws:sqs:us-east-1:000000000000:${QueueUrl.split('/').at(-1)}` };
    await create('unreachable', {}, { ...target, DeadLetterConfig });
    await create('dropped', {}, target);
    const fire = { scheduledTime: '2027-06-01T07:30:00Z' };
    const fired = await send('POST', '/_local/schedules/unreachable/fire', fire);
    await send('POST', '/_local/schedules/dropped/fire', fire);
    const receive = async (MessageAttributeNames: string[]) => {
      const response = await fetch(stack().awsUrl, {
        method: 'POST',
        headers: { 'x-amz-target': 'AmazonSQS.ReceiveMessage' },
        body: JSON.stringify({
          QueueUrl,
          MessageAttributeNames,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: 0,
        }),
      });
      return ((await response.json()) as { Messages: Record<string, unknown>[] }).Messages;
    };
    const text = (StringValue: string) => ({ StringValue, DataType: 'String' });
    const [message, ...others] = await receive(['All']);
    expect(others).toEqual([]);
    expect(message?.Body).toBe('{"at":"2027-06-01T07:30:00Z"}');
    expect(message?.MessageAttributes).toEqual({
      ERROR_CODE: text('ResourceNotFoundException'),
      ERROR_MESSAGE: text(`Function not found: ${ECHO}-gone`),
      EXECUTION_ID: text((fired.body.executionIds as string[])[0] ?? ''),
      IS_PAYLOAD_TRUNCATED: text('false'),
      RETRY_ATTEMPTS: text('0'),
      SCHEDULED_TIME: text('2027-06-01T07:30:00Z'),
      SCHEDULE_ARN: text('arn:aws:scheduler:us-east-1:000000000000:schedule/default/unreachable'),
      TARGET_ARN: text(`${ECHO}-gone`),
    });
    expect(Object.keys((await receive(['ERROR_CODE']))[0]?.MessageAttributes ?? {})).toEqual(['ERROR_CODE']);
    expect((await receive([]))[0]).not.toHaveProperty('MessageAttributes');
  });
});
