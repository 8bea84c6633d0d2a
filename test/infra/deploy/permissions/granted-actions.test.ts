import { describe, expect, it } from 'vitest';
import { readSynthesizedPolicies } from '../../../support/aws/synthesized-policies.ts';
import { acme, local } from '../stages.ts';
import { synthesize } from '../template.ts';
import { defectOf } from './action-resources.ts';

// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
describe.each([
  ['a deployed stage', 'acme', acme],
  ['the local stage, with traces', 'local', local],
])('the grants of %s', (_which, stage, values) => {
  const grants = readSynthesizedPolicies(synthesize(stage, values)).access.grants();

  it('are of actions that exist, on resources that these take', () => {
    expect(grants.length).toBeGreaterThan(50);
    const defects = grants.flatMap(({ holder, action, resource }) => {
      const defect = defectOf(action, resource);
      return defect === undefined ? [] : [`${holder}: ${action} on ${resource}: ${defect}`];
    });
    expect(defects).toEqual([]);
  });
});

describe('a grant that AWS could not use', () => {
  const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/state';

  it.each([
    ['an action of the API that is none of IAM', 'dynamodb:TransactWriteItems', table, 'no such action'],
    ['an action in a wrong spelling', 'dynamodb:getItem', table, 'no such action'],
    ['an index for an action of tables', 'dynamodb:PutItem', table.replace('dynamodb', 'sqs'), 'takes table'],
    ['a queue for a table', 'dynamodb:GetItem', 'arn:aws:sqs:us-east-1:000000000000:q', 'takes table'],
    ['a resource for an action of none', 'xray:PutTraceSegments', table, 'takes no resource'],
    ['every resource for an action of some', 'sqs:SendMessage', '*', 'takes queue'],
    ['one alarm where composite ones need all', 'cloudwatch:DescribeAlarms', table, 'takes no resource'],
  ])('is seen: %s', (_what, action, resource, defect) => {
    expect(defectOf(action, resource)).toBe(defect);
  });
});
