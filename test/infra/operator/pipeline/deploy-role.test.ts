import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defectOf } from '../../deploy/permissions/action-resources.ts';
import { executionStatements, isGranted, POLICIES, readStatements, template } from './execution-policy.ts';

const execution = executionStatements('prod');
const { Properties: role = {} } = template.Resources.DeployRole ?? {};
const [rolePolicy] = z
  .array(z.object({ PolicyDocument: z.unknown() }))
  .length(1)
  .parse(role.Policies);
const ofRole = readStatements(rolePolicy?.PolicyDocument, 'prod');

describe('the role of the workflow', () => {
  it('is assumed by one environment of one repository, compared as a whole', () => {
    const trust = z
      .object({ Statement: z.tuple([z.record(z.string(), z.unknown())]) })
      .parse(role.AssumeRolePolicyDocument);
    expect(trust.Statement[0].Action).toBe('sts:AssumeRoleWithWebIdentity');
    expect(trust.Statement[0].Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': {
          'Fn::Sub': ['repo:$', '{Repository}:environment:$', '{Stage}'].join(''),
        },
      },
    });
    expect(JSON.stringify(trust)).not.toContain('*');
  });

  // https://docs.github.com/en/actions/reference/security/oidc#immutable-subject-claims
  it.each([
    ['octocat/my-repo', true],
    ['octocat@123456/my-repo@456789', true],
    ['octocat/*', false],
    ['octocat/my-repo:environment:other', false],
    ['octocat@/my-repo@', false],
    ['my-repo', false],
  ])('takes a repository as the subject of its token has it: %s', (repository, isTaken) => {
    const pattern = new RegExp(`^(?:${template.Parameters.Repository?.AllowedPattern})$`);
    expect(pattern.test(repository)).toBe(isTaken);
  });

  it('assumes the three roles of the bootstrap, reads the stack and its alarms, and nothing else', () => {
    const bootstrap = (name: string) =>
      `arn:aws:iam::111122223333:role/cdk-hnb659fds-${name}-role-111122223333-eu-west-1`;
    expect(ofRole.map(({ actions, resources }) => [...actions, resources])).toEqual([
      ['sts:AssumeRole', ['deploy', 'file-publishing', 'lookup'].map(bootstrap)],
      [
        'cloudformation:DescribeStacks',
        ['arn:aws:cloudformation:eu-west-1:111122223333:stack/onbehalf-prod/*'],
      ],
      ['cloudwatch:DescribeAlarms', ['*']],
    ]);
  });
});

describe('what CloudFormation may do', () => {
  it('is granted on the resources that IAM has for each action, and on * where it has none', () => {
    const grants = [...execution, ...ofRole].flatMap(({ sid, actions, resources }) =>
      actions.flatMap((action) => resources.map((resource) => ({ sid, action, resource }))),
    );
    // The reference's two pages of API Gateway share a prefix, and its verbs list the types of REST APIs alone; the
    // paths of HTTP APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/security_iam_service-with-iam.html
    const known = grants.filter(({ action }) => !/^(?:apigateway|cloudformation):/.test(action));
    expect(known.length).toBeGreaterThan(120);
    const defects = known.flatMap(({ sid, action, resource }) => {
      const defect = defectOf(action, resource);
      return defect === undefined ? [] : [`${sid}: ${action} on ${resource} ${defect}`];
    });
    expect(defects).toEqual([]);
  });

  it('has no wildcard in an action, and none instead of a name', () => {
    for (const { actions, resources } of execution) {
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
      if (resources.includes('*')) expect(resources).toEqual(['*']);
      else for (const resource of resources) expect(resource).toMatch(/^arn:aws:[a-z0-9]+:[^*]*:.*[^*:/]/);
    }
  });

  it('touches no role, function, table or bus of another stack', () => {
    for (const [action, resource] of [
      ['iam:PutRolePolicy', 'arn:aws:iam::111122223333:role/Admin'],
      ['iam:PassRole', 'arn:aws:iam::111122223333:role/Admin'],
      ['lambda:UpdateFunctionCode', 'arn:aws:lambda:eu-west-1:111122223333:function:billing'],
      ['dynamodb:DeleteTable', 'arn:aws:dynamodb:eu-west-1:111122223333:table/billing'],
      ['events:DeleteEventBus', 'arn:aws:events:eu-west-1:111122223333:event-bus/onbehalf-prod2'],
      ['scheduler:DeleteSchedule', 'arn:aws:scheduler:eu-west-1:111122223333:schedule/default/billing'],
      [
        'secretsmanager:GetSecretValue',
        'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ScalekitSecret-x',
      ],
      ['iam:CreateUser', 'arn:aws:iam::111122223333:user/x'],
    ] as const) {
      expect([action, isGranted(execution, action, resource)]).toEqual([action, false]);
    }
  });

  it('passes roles to the stack’s services alone, and creates the roles of three services', () => {
    const conditions = (action: string) =>
      execution.filter(({ actions }) => actions.includes(action)).map(({ condition }) => condition);
    const services = (names: string[]) => names.map((name) => `${name}.amazonaws.com`);
    expect(conditions('iam:PassRole')).toEqual([
      { StringEquals: { 'iam:PassedToService': services(['lambda', 'scheduler', 'chatbot']) } },
    ]);
    expect(conditions('iam:CreateServiceLinkedRole')).toEqual([
      {
        StringEquals: {
          'iam:AWSServiceName': services(['ops.apigateway', 'management.chatbot', 'replication.dynamodb']),
        },
      },
    ]);
    const conditional = execution.filter(({ condition }) => condition !== undefined);
    expect(conditional.flatMap(({ actions }) => actions)).toEqual([
      'iam:PassRole',
      'iam:CreateServiceLinkedRole',
    ]);
  });

  it.each(POLICIES)('fits into a managed policy of 6,144 characters: %s', (id) => {
    const { PolicyDocument } = template.Resources[id]?.Properties ?? {};
    expect(JSON.stringify(PolicyDocument).length).toBeLessThan(6_144);
  });
});
