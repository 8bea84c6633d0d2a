import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listApiRoutes } from '../../../../infra/deploy/functions/api-routes.ts';
import { local } from '../stages.ts';
import { arnSchema, only, synthesize } from '../template.ts';
import {
  allow,
  allowOnTable,
  arnOf,
  expectedRights,
  functionNamed,
  functions,
  policies,
  policySchema,
  queueId,
  resources,
  roles,
  statementsOf,
  template,
} from './expected-rights.ts';

describe('permissions', () => {
  it('are listed for every function', () => {
    expect(expectedRights.map(([name]) => name).toSorted()).toEqual(
      functions.map(({ name }) => name).toSorted(),
    );
  });

  it.each(expectedRights)(
    'grant %s exactly its actions on exactly its resources',
    (name, onTable, others) => {
      const { Role, LoggingConfig } = functionNamed(name).properties;
      const expected = [
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], arnOf(LoggingConfig.LogGroup)),
        ...(onTable.length > 0 ? [allowOnTable(onTable)] : []),
        ...others,
      ];
      expect(statementsOf(Role)).toHaveLength(expected.length);
      expect(statementsOf(Role)).toEqual(expect.arrayContaining(expected));
    },
  );

  it('of X-Ray come with the tracing of the stage, and go without it', () => {
    const xray = allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*');
    const traced = synthesize('local', local);
    const all = traced.resources('AWS::IAM::Policy', policySchema);
    for (const { properties } of traced.functions)
      expect(statementsOf(properties.Role, all)).toContainEqual(xray);
    for (const { properties } of functions) expect(statementsOf(properties.Role)).not.toContainEqual(xray);
  });

  it.each([
    ['DigestSchedulesRole', 'mail-digest', 'of this stack'],
    ['ReconciliationRole', 'reconcile', 'default'],
    ['SealingRole', 'seal-activity', 'default'],
  ] as const)(
    'let a schedule with %s invoke %s and send to the dead-letter queue, and only from the group %s',
    (idOfRole, name, which) => {
      const [id, role] = only([...roles].filter(([roleId]) => roleId.startsWith(idOfRole)));
      expect(statementsOf(id)).toEqual([
        allow(['lambda:InvokeFunction'], arnOf(functionNamed(name).id)),
        allow(['sqs:SendMessage'], arnOf(queueId)),
      ]);
      const group = only(resources('AWS::Scheduler::ScheduleGroup', z.unknown()).keys());
      const defaultGroup = ['arn:', { Ref: 'AWS::Partition' }, ':scheduler:', { Ref: 'AWS::Region' }, ':'];
      const source =
        which === 'default'
          ? { 'Fn::Join': ['', [...defaultGroup, { Ref: 'AWS::AccountId' }, ':schedule-group/default']] }
          : arnOf(group);
      expect(role.AssumeRolePolicyDocument.Statement).toEqual([
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'aws:SourceArn': source },
          },
        },
      ]);
    },
  );

  it('come from one role per function, with no managed and no inline policy, and from no other resource', () => {
    const functionRoles = functions.map((found) => found.properties.Role);
    expect(new Set(functionRoles).size).toBe(functions.length);
    // Beside the functions' roles, those of the users' schedules and of the two jobs' own.
    expect(roles.size).toBe(functions.length + 3);
    expect(policies.size).toBe(roles.size);
    const granting = Object.values(template.Resources).map(({ Type }) => Type);
    expect(granting.filter((type) => /Policy$|Permission$|::IAM::/.test(type)).toSorted()).toEqual(
      [
        ...Array(roles.size).fill('AWS::IAM::Role'),
        ...Array(policies.size).fill('AWS::IAM::Policy'),
        ...Array(listApiRoutes({}).length).fill('AWS::Lambda::Permission'),
        'AWS::SNS::TopicPolicy',
        'AWS::SQS::QueuePolicy',
      ].toSorted(),
    );
  });

  it('let API Gateway invoke a function for its own routes only', () => {
    const api = only(resources('AWS::ApiGatewayV2::Api', z.unknown()).keys());
    const granted = resources(
      'AWS::Lambda::Permission',
      z.strictObject({
        Action: z.literal('lambda:InvokeFunction'),
        Principal: z.literal('apigateway.amazonaws.com'),
        FunctionName: arnSchema,
        SourceArn: z.unknown(),
      }),
    );
    const sourceArn = (path: string) => ({
      'Fn::Join': [
        '',
        [
          'arn:',
          { Ref: 'AWS::Partition' },
          ':execute-api:',
          { Ref: 'AWS::Region' },
          ':',
          { Ref: 'AWS::AccountId' },
          ':',
          { Ref: api },
          `/*/*${path}`,
        ],
      ],
    });
    const pairs = [...granted.values()].map(({ FunctionName, SourceArn }) => [FunctionName, SourceArn]);
    const expected = listApiRoutes({}).map((route) => [
      functionNamed(route.function).id,
      sourceArn(route.path),
    ]);
    expect(pairs).toHaveLength(expected.length);
    expect(pairs).toEqual(expect.arrayContaining(expected));
  });
});
