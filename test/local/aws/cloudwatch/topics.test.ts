import { describe, expect, it } from 'vitest';
import { AlarmBoard } from '../../../../infra/local/aws/cloudwatch/alarms/alarm-board.ts';
import { MINUTE_MS } from '../../../../infra/local/aws/cloudwatch/metrics/metric.ts';
import { MetricStore } from '../../../../infra/local/aws/cloudwatch/metrics/metric-store.ts';
import { Access } from '../../../../infra/local/aws/iam/access.ts';
import { readPolicies } from '../../../../infra/local/aws/template/policies.ts';
import { Resources } from '../../../../infra/local/aws/template/resources.ts';

type Properties = Record<string, unknown>;
type Given = Record<string, { Type: string; Properties: Properties }>;

const metric = { namespace: 'Test', name: 'Failures', dimensions: {} };
const alarm = (more: Properties = {}) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    Namespace: 'Test',
    MetricName: 'Failures',
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
    ...more,
  },
});
const topic = (more: Properties = {}) => ({ Type: 'AWS::SNS::Topic', Properties: more });
const subscription = {
  Type: 'AWS::SNS::Subscription',
  Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: 'operator@example.com' },
};
const notifying = { AlarmActions: [{ Ref: 'Topic' }] };

const policy = (...statements: Properties[]) => ({
  Type: 'AWS::SNS::TopicPolicy',
  Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: { Statement: statements } },
});
const statement = { Action: 'sns:Publish', Resource: { Ref: 'Topic' } };
const allow = { ...statement, Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } };
const denyWithoutTls = {
  ...statement,
  Effect: 'Deny',
  Principal: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const ofAccount = (account: string) => ({
  ...allow,
  Condition: { StringEquals: { 'aws:SourceAccount': account } },
});

/** Lets the metric breach in the first minute. @returns the history of every alarm */
function ring(given: Given) {
  const template = { Resources: given, Parameters: {}, Outputs: {} };
  const assembly = { stackName: 'test', template, assetDirectory: () => '' };
  const resources = new Resources(assembly, { apiUrl: '', awsUrl: '' });
  const store = new MetricStore();
  const access = new Access(readPolicies(resources), { used: () => {}, denied: () => {} });
  const board = new AlarmBoard(resources, store, access, () => {});
  board.advance(0);
  store.record(metric, 1, 0.5 * MINUTE_MS);
  board.advance(10);
  return board.describe();
}

describe('the action of an alarm', () => {
  const deliveries = (given: Given) => ring(given)[0]?.history.map(({ to, actions }) => [to, actions]);
  const arn = 'arn:aws:sns:us-east-1:000000000000:test-Topic';
  const published = { topic: arn, outcome: 'published', subscribers: ['email:operator@example.com'] };
  const failed = { topic: arn, outcome: 'failed', reason: expect.any(String), subscribers: [] };

  it.each([
    ['the default policy', {}],
    ['a policy that allows CloudWatch', { Policy: policy(allow) }],
    [
      'one that allows the alarms of the account',
      { Policy: policy(denyWithoutTls, ofAccount('000000000000')) },
    ],
  ])('publishes to a topic with %s', (_, given) => {
    expect(deliveries({ Alarm: alarm(notifying), Topic: topic(), subscription, ...given })).toEqual([
      ['OK', []],
      ['ALARM', [published]],
      ['OK', []],
    ]);
  });

  it.each([
    ['with a policy that only forbids', { Policy: policy(denyWithoutTls) }],
    ['with a policy for another account', { Policy: policy(ofAccount('111111111111')) }],
    ['that is encrypted', { Topic: topic({ KmsMasterKeyId: 'alias/aws/sns' }) }],
  ])('fails at a topic %s, and notifies nobody', (_, given) => {
    const all = { Alarm: alarm(notifying), Topic: topic(), subscription, ...given };
    expect(deliveries(all)?.[1]).toEqual(['ALARM', [failed]]);
  });

  it('is not taken while the actions are disabled', () => {
    const given = { Alarm: alarm({ ...notifying, ActionsEnabled: false }), Topic: topic(), subscription };
    expect(deliveries(given)?.[1]).toEqual(['ALARM', []]);
  });

  it('is taken at the change to OK, too, if the alarm has it', () => {
    const given = { Alarm: alarm({ OKActions: [{ Ref: 'Topic' }] }), Topic: topic(), subscription };
    expect(deliveries(given)?.map(([to]) => to)).toEqual(['OK', 'ALARM', 'OK']);
    expect(deliveries(given)?.[2]?.[1]).toEqual([published]);
  });

  it('publishes to the topic of another stack, whose subscribers are not known', () => {
    const other = 'arn:aws:sns:us-east-1:000000000000:other';
    const given = { Alarm: alarm({ AlarmActions: [other] }) };
    expect(deliveries(given)?.[1]).toEqual([
      'ALARM',
      [{ topic: other, outcome: 'published', subscribers: [] }],
    ]);
  });
});

describe('a composite alarm', () => {
  const composite = (AlarmRule: string) => ({
    Type: 'AWS::CloudWatch::CompositeAlarm',
    Properties: { AlarmRule },
  });

  it('changes with the alarms that it names, in the same minute', () => {
    const given = {
      Alarm: alarm(),
      Down: composite('ALARM("test-Alarm")'),
      Fine: composite('NOT ALARM("test-Down")'),
    };
    const histories = ring(given).map(({ history }) => history.map(({ at, to }) => [at.slice(14, 16), to]));
    const [metricAlarm, down, fine] = histories;
    expect(metricAlarm).toEqual([
      ['00', 'OK'],
      ['01', 'ALARM'],
      ['04', 'OK'],
    ]);
    expect(down).toEqual(metricAlarm);
    expect(fine).toEqual([
      ['00', 'ALARM'],
      ['01', 'OK'],
      ['04', 'ALARM'],
    ]);
  });

  it('that names an alarm of no template is refused', () => {
    expect(() => ring({ Down: composite('ALARM("other")') })).toThrow('other');
  });
});
