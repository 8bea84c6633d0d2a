import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { acme } from '../../deploy/stages.ts';
import { synthesize } from '../../deploy/template.ts';
import { isGranted, NEEDED, resolve, type Statement, WITHOUT_RESOURCE } from './execution-policy.ts';

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.literal('Allow'),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});
const template: { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> } =
  JSON.parse(readFileSync('infra/operator/pipeline/deploy-role.template.json', 'utf8'));
const documentSchema = z.object({ Version: z.literal('2012-10-17'), Statement: z.array(statement) });

/** The statements of a managed policy, with plain texts for this stage. */
function statementsOf(id: string): Statement[] {
  const { Statement } = documentSchema.parse(template.Resources[id]?.Properties.PolicyDocument);
  return Statement.map(({ Action, Resource, Condition }) => ({
    actions: [Action].flat(),
    resources: [Resource].flat().map(resolve),
    condition: Condition,
  }));
}

const policies = ['ServicesPolicy', 'AccountPolicy'];
const execution = policies.flatMap(statementsOf);

describe('the role of the workflow', () => {
  const { Properties = {} } = template.Resources.DeployRole ?? {};

  it('is assumed by one environment of one repository, compared as a whole', () => {
    const trust = z
      .object({ Statement: z.tuple([z.record(z.string(), z.unknown())]) })
      .parse(Properties.AssumeRolePolicyDocument);
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

  it('assumes the three roles of the bootstrap, reads the stack and its alarms, and nothing else', () => {
    const [policy] = z
      .array(z.object({ PolicyDocument: documentSchema }))
      .length(1)
      .parse(Properties.Policies);
    const granted = policy?.PolicyDocument.Statement.map(({ Action, Resource }) => [
      Action,
      [Resource].flat().map(resolve),
    ]);
    const bootstrap = (role: string) =>
      `arn:aws:iam::111122223333:role/cdk-hnb659fds-${role}-role-111122223333-eu-west-1`;
    expect(granted).toEqual([
      ['sts:AssumeRole', ['deploy', 'file-publishing', 'lookup'].map(bootstrap)],
      [
        'cloudformation:DescribeStacks',
        ['arn:aws:cloudformation:eu-west-1:111122223333:stack/onbehalf-prod/*'],
      ],
      ['cloudwatch:DescribeAlarms', ['arn:aws:cloudwatch:eu-west-1:111122223333:alarm:*']],
    ]);
  });
});

describe('what CloudFormation may do', () => {
  const slack = { workspaceId: 'T0123456789', channelId: 'C0123456789' };
  const cookieMode = {
    apiUrl: 'https://api.acme.com',
    returnUrl: 'https://app.acme.com/linked',
    certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
  };
  const sameSite = {
    ...acme,
    allowedOrigins: ['https://app.acme.com'],
    userVerifyUrl: 'https://app.acme.com/callback',
  };
  const variants = [acme, { ...acme, alarms: { slack } }, { ...sameSite, cookieMode }];
  const types = new Set(
    variants.flatMap((values) =>
      Object.values(synthesize('acme', values).template.Resources).map(({ Type }) => Type),
    ),
  );

  it.each([...types].sort())('covers the resources of each type that the stack has: %s', (type) => {
    const needed = NEEDED[type];
    if (needed === undefined) throw new Error(`execution-policy.ts has no actions for ${type}.`);
    const [resource, actions] = needed;
    expect(actions.filter((action) => !isGranted(execution, action, resource))).toEqual([]);
  });

  it('names a resource wherever IAM has one for the action', () => {
    for (const { actions, resources } of execution) {
      if (resources.includes('*')) {
        expect(resources).toEqual(['*']);
        expect(actions.filter((action) => !WITHOUT_RESOURCE.includes(action))).toEqual([]);
      } else {
        for (const resource of resources) expect(resource).toMatch(/^arn:aws:[a-z0-9]+:[^*]*:.*[^*:/]/);
      }
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    }
  });

  it('touches no role, function or table of another stack, and passes roles to the stack’s services alone', () => {
    for (const [action, resource] of [
      ['iam:PutRolePolicy', 'arn:aws:iam::111122223333:role/Admin'],
      ['iam:PassRole', 'arn:aws:iam::111122223333:role/Admin'],
      ['lambda:UpdateFunctionCode', 'arn:aws:lambda:eu-west-1:111122223333:function:billing'],
      ['dynamodb:DeleteTable', 'arn:aws:dynamodb:eu-west-1:111122223333:table/billing'],
      [
        'secretsmanager:GetSecretValue',
        'arn:aws:secretsmanager:eu-west-1:111122223333:secret:ScalekitSecret-x',
      ],
      ['iam:CreateUser', 'arn:aws:iam::111122223333:user/x'],
    ] as const) {
      expect([action, isGranted(execution, action, resource)]).toEqual([action, false]);
    }
    const passing = execution.filter(({ actions }) => actions.includes('iam:PassRole'));
    expect(passing.map(({ condition }) => condition)).toEqual([
      {
        StringEquals: {
          'iam:PassedToService': ['lambda.amazonaws.com', 'scheduler.amazonaws.com', 'chatbot.amazonaws.com'],
        },
      },
    ]);
  });

  it.each(policies)('fits into a managed policy of 6,144 characters: %s', (id) => {
    const { PolicyDocument } = template.Resources[id]?.Properties ?? {};
    expect(JSON.stringify(PolicyDocument).length).toBeLessThan(6_144);
  });
});
