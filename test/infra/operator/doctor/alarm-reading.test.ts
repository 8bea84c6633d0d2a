import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAlarming } from '../../../../infra/operator/doctor/alarm-reading.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:onbehalf-prod-topic';
const SUBSCRIPTION = `${TOPIC}:0a1b2c3d`;

/** Responses of AWS, by action; the requests that they answered. */
const responses: Record<string, string | ((request: URLSearchParams) => string)> = {};
const requests: URLSearchParams[] = [];

const server = createServer(async (request, response) => {
  const parameters = new URLSearchParams(await text(request));
  requests.push(parameters);
  const found = responses[parameters.get('Action') ?? ''];
  const body = typeof found === 'function' ? found(parameters) : found;
  response
    .writeHead(body === undefined ? 403 : 200, { 'content-type': 'text/xml' })
    .end(
      body ??
        '<ErrorResponse><Error><Code>AuthorizationError</Code><Message>canary</Message></Error></ErrorResponse>',
    );
});

const members = (...each: string[]) => each.map((member) => `<member>${member}</member>`).join('');

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b');
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  requests.length = 0;
  Object.assign(responses, {
    DescribeStacks: `<?xml version="1.0"?><R xmlns="x"><Stacks>${members(
      `<Outputs>${members(
        '<OutputKey>ApiUrl</OutputKey><OutputValue>https://a.test/?a=1&amp;b=2</OutputValue>',
        `<OutputKey>AlarmTopicArn</OutputKey><OutputValue>${TOPIC}</OutputValue>`,
      )}</Outputs><Tags/>`,
    )}</Stacks></R>`,
    GetTopicAttributes:
      '<R><Attributes><entry><key>Policy</key><value>{&quot;Statement&quot;:[]}</value></entry><entry><key>KmsMasterKeyId</key><value>alias/aws/sns</value></entry></Attributes></R>',
    ListSubscriptionsByTopic: `<R><Subscriptions>${members(
      `<Protocol>email</Protocol><SubscriptionArn>PendingConfirmation</SubscriptionArn>`,
      `<Protocol>https</Protocol><SubscriptionArn>${SUBSCRIPTION}</SubscriptionArn>`,
    )}</Subscriptions></R>`,
    DescribeAlarms: (request: URLSearchParams) =>
      request.has('NextToken')
        ? `<R><CompositeAlarms>${members('<AlarmName>c</AlarmName><ActionsEnabled>true</ActionsEnabled>')}</CompositeAlarms></R>`
        : `<R><MetricAlarms>${members(
            '<AlarmName>a</AlarmName><AlarmActions><member>x</member></AlarmActions><ActionsEnabled>true</ActionsEnabled>',
            '<AlarmName>b</AlarmName><ActionsEnabled>false</ActionsEnabled>',
          )}</MetricAlarms><NextToken>more</NextToken></R>`,
  });
});

describe('reading the alarms of a stage', () => {
  it('finds the topic, its policy, key and subscriptions, and every page of alarms of both kinds', async () => {
    expect(await readAlarming('prod', 'eu-west-1')).toEqual({
      policy: '{"Statement":[]}',
      key: 'alias/aws/sns',
      subscriptions: [
        { protocol: 'email', isConfirmed: false },
        { protocol: 'https', isConfirmed: true },
      ],
      alarms: [
        { name: 'a', isEnabled: true },
        { name: 'b', isEnabled: false },
        { name: 'c', isEnabled: true },
      ],
    });
    expect(requests[0]?.get('StackName')).toBe('onbehalf-prod');
    expect(requests.at(-1)?.get('AlarmNamePrefix')).toBe('onbehalf-prod-Alarms');
    expect(requests.at(-1)?.get('NextToken')).toBe('more');
  });

  it('reports a stack of a version without alarms', async () => {
    responses.DescribeStacks = `<R><Stacks>${members('<Outputs/>')}</Stacks></R>`;
    expect(await readAlarming('prod', 'eu-west-1')).toMatchObject({
      problem: 'the stack onbehalf-prod has no output AlarmTopicArn',
    });
  });

  it.each(['DescribeStacks', 'GetTopicAttributes', 'ListSubscriptionsByTopic', 'DescribeAlarms'])(
    'names the rights that it needs where AWS refuses %s, without its message',
    async (action) => {
      delete responses[action];
      const reading = await readAlarming('prod', 'eu-west-1');
      expect(reading).toMatchObject({
        problem: 'reading the alarms failed: AuthorizationError',
        remedy: expect.stringContaining('sns:ListSubscriptionsByTopic'),
      });
      expect(JSON.stringify(reading)).not.toContain('canary');
    },
  );

  it('reports a response that is no XML', async () => {
    responses.DescribeStacks = 'a proxy';
    expect(await readAlarming('prod', 'eu-west-1')).toMatchObject({
      problem: 'reading the alarms failed: Error',
    });
  });
});
