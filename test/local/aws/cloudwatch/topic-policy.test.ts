import { describe, expect, it } from 'vitest';
import {
  allowsPublication,
  topicPolicySchema,
} from '../../../../infra/local/aws/cloudwatch/alarms/topic-policy.ts';

const topicArn = 'arn:aws:sns:us-east-1:000000000000:alarms';
const publication = {
  topicArn,
  alarmArn: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:errors',
  account: '000000000000',
};
const allow = {
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: topicArn,
};
const denyWithoutTls = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource: topicArn,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

function isAllowed(...statements: unknown[]) {
  return allowsPublication(topicPolicySchema.parse({ Statement: statements }).Statement, publication);
}

describe('the policy of a topic', () => {
  it('allows CloudWatch only what it names', () => {
    expect(isAllowed(allow)).toBe(true);
    expect(isAllowed(denyWithoutTls, allow)).toBe(true);
    expect(isAllowed(denyWithoutTls)).toBe(false);
  });

  it.each([
    { Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } } },
    { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:*:000000000000:alarm:*' } } },
    { Principal: { AWS: '*' } },
    { Action: ['SNS:*'] },
    { Resource: '*' },
  ])('allows with %j', (change) => {
    expect(isAllowed({ ...allow, ...change })).toBe(true);
  });

  it.each([
    { Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } },
    { Principal: { Service: 'events.amazonaws.com' } },
    { Action: 'sns:Subscribe' },
    { Resource: `${topicArn}2` },
    { Effect: 'Deny' },
  ])('refuses with %j', (change) => {
    expect(isAllowed({ ...allow, ...change })).toBe(false);
  });

  it.each([
    { Condition: { NumericEquals: { 'aws:SourceAccount': '1' } } },
    { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
    { NotAction: 'sns:Publish' },
  ])('is refused itself with %j', (change) => {
    expect(() => isAllowed({ ...allow, ...change })).toThrow();
  });
});
