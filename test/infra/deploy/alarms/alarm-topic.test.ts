import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listProblems } from '../refusals.ts';
import { acme } from '../stages.ts';
import { only, synthesize } from '../template.ts';
import { readAlarms } from './alarm-resources.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:on-call';
const slack = { workspaceId: 'T0123ABCDE', channelId: 'C0123ABCDE' };
const { alarms: _alarms, ...withoutAlarms } = acme;

const stageWith = (alarms: object) => synthesize('acme', { ...withoutAlarms, alarms });
const subscriptionsOf = ({ resources }: ReturnType<typeof synthesize>) => [
  ...resources('AWS::SNS::Subscription', z.unknown()).values(),
];

describe('the topic of the alarms', () => {
  const { template, resources } = synthesize();
  const [topicId, topic] = only(resources('AWS::SNS::Topic', z.unknown()));
  const policy = only(
    resources(
      'AWS::SNS::TopicPolicy',
      z.object({ PolicyDocument: z.object({ Statement: z.array(z.unknown()) }), Topics: z.unknown() }),
    ).values(),
  );

  it("lets the account's alarms publish, and refuses what comes without TLS", () => {
    expect(policy.Topics).toEqual([{ Ref: topicId }]);
    expect(policy.PolicyDocument.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sns:Publish',
        Principal: '*',
        Resource: { Ref: topicId },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      {
        Effect: 'Allow',
        Sid: expect.any(String),
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Resource: { Ref: topicId },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });

  it('has no key that CloudWatch may not use', () => {
    expect(topic).toEqual({ DisplayName: 'Onbehalf' });
  });

  it('is an output', () => {
    expect(template.Outputs.AlarmTopicArn?.Value).toEqual({ Ref: topicId });
  });
});

describe('the subscribers of the alarms', () => {
  it('are none in a stage that names nobody, whose topic is there for a later one', () => {
    const stack = synthesize('acme', withoutAlarms);
    expect(subscriptionsOf(stack)).toEqual([]);
    expect(stack.resources('AWS::SNS::Topic', z.unknown()).size).toBe(1);
  });

  it('are the mail address of the stage', () => {
    const expected = { Protocol: 'email', Endpoint: 'on-call@acme.test' };
    expect(subscriptionsOf(synthesize())).toEqual([expect.objectContaining(expected)]);
  });

  it('are the channel of the stage, whose members may look at CloudWatch and do nothing', () => {
    const stack = stageWith({ slack });
    const [topicId] = only(stack.resources('AWS::SNS::Topic', z.unknown()));
    const policies = {
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/CloudWatchReadOnlyAccess']],
    };
    expect(
      only(stack.resources('AWS::Chatbot::SlackChannelConfiguration', z.unknown()).values()),
    ).toMatchObject({
      SlackWorkspaceId: slack.workspaceId,
      SlackChannelId: slack.channelId,
      SnsTopicArns: [{ Ref: topicId }],
      GuardrailPolicies: [policies],
    });
    expect(subscriptionsOf(stack)).toEqual([]);
  });

  it("are those of the operator's topic, in place of one of the stack", () => {
    const stack = stageWith({ snsTopicArn: TOPIC });
    expect(stack.resources('AWS::SNS::Topic', z.unknown()).size).toBe(0);
    expect(readAlarms(stack).get('DeadLetters')?.alarm.AlarmActions).toEqual([TOPIC]);
    expect(stack.template.Outputs.AlarmTopicArn?.Value).toBe(TOPIC);
  });
});

describe('the parameter alarms', () => {
  it.each([
    [{}, 'alarms: names no recipient: give email, slack or snsTopicArn'],
    [{ email: 'on-call' }, 'alarms.email: is not a mail address'],
    [{ email: 'a@b.test', snsTopicArn: TOPIC }, 'alarms: has snsTopicArn, so email and slack must'],
    [{ slack, snsTopicArn: TOPIC }, 'alarms: has snsTopicArn, so email and slack must'],
    [{ snsTopicArn: 'on-call' }, 'alarms.snsTopicArn: is not the ARN of an SNS topic'],
    [{ snsTopicArn: `${TOPIC}.fifo` }, 'alarms.snsTopicArn: is not the ARN of an SNS topic'],
    [{ slack: { workspaceId: 'T0123ABCDE' } }, 'alarms.slack.channelId: is missing'],
    [
      { slack: { ...slack, channelId: '#alerts' } },
      'alarms.slack.channelId: is not the id of a Slack channel',
    ],
    [{ slack: { ...slack, workspaceId: 'acme.slack.com' } }, 'alarms.slack.workspaceId: is not the id'],
    [{ phone: '+49' }, 'alarms.phone: is unknown'],
    ['on-call@acme.test', 'alarms: must be of type object'],
  ])('is refused as %j', (alarms, problem) => {
    expect(listProblems({ ...acme, alarms })[0]).toContain(problem);
  });
});
