import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listApiRoutes } from '../../../infra/deploy/functions/api-routes.ts';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { local } from './stages.ts';
import { arnSchema, only, refSchema, synthesize } from './template.ts';

const { template, resources, functions } = synthesize();

const statementSchema = z.strictObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform((action) => [action].flat().sort()),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});
const policySchema = z.object({
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  Roles: z.array(refSchema),
});
const roles = resources(
  'AWS::IAM::Role',
  z.strictObject({
    AssumeRolePolicyDocument: z.object({ Statement: z.array(z.unknown()) }),
    Description: z.string().optional(),
  }),
);

const tableId = only(resources('AWS::DynamoDB::GlobalTable', z.unknown()).keys());
const secretId = only(resources('AWS::SecretsManager::Secret', z.unknown()).keys());
const busId = only(resources('AWS::Events::EventBus', z.unknown()).keys());
const queueId = only(resources('AWS::SQS::Queue', z.unknown()).keys());

function allow(actions: string[], resource: unknown) {
  return { Effect: 'Allow', Action: actions.toSorted(), Resource: resource };
}

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

const policies = resources('AWS::IAM::Policy', policySchema);

function statementsOf(roleId: string, all = policies) {
  const attached = [...all.values()].filter((policy) => policy.Roles.includes(roleId));
  return only(attached).PolicyDocument.Statement;
}

function functionNamed(name: FunctionName) {
  return only(functions.filter((found) => found.name === name));
}

function allowOnTable(actions: string[]) {
  return allow(
    actions.map((action) => `dynamodb:${action}`),
    arnOf(tableId),
  );
}

const keyId = only(resources('AWS::KMS::Key', z.unknown()).keys());

const readsSecret = [allow(['secretsmanager:GetSecretValue'], { Ref: secretId })];

/** The ARN of a group's schedules. */
function schedulesOf(group: string) {
  const arn = ['arn:', { Ref: 'AWS::Partition' }, ':scheduler:', { Ref: 'AWS::Region' }, ':'];
  return { 'Fn::Join': ['', [...arn, { Ref: 'AWS::AccountId' }, `:schedule/${group}/*`]] };
}

const groupName = only(
  resources('AWS::Scheduler::ScheduleGroup', z.object({ Name: z.string() })).values(),
).Name;

/** The rights to keep schedules: the actions on those of the stack's group, and to pass them their role. */
function keepsSchedules(...further: string[]) {
  const role = only([...roles.keys()].filter((id) => id.startsWith('DigestSchedulesRole')));
  const actions = ['Create', 'Update', 'Delete', ...further].map((verb) => `scheduler:${verb}Schedule`);
  return [
    allow(actions, schedulesOf(groupName)),
    {
      ...allow(['iam:PassRole'], arnOf(role)),
      Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    },
  ];
}

/** Each function's actions on the table, and its statements for other resources. */
const expectedRights: [FunctionName, string[], unknown[]][] = [
  ['connect', ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], [...readsSecret, ...keepsSchedules()]],
  // The routes without a token lead to a function that may do nothing but log.
  ['console', [], []],
  ['callback-status', ['GetItem', 'UpdateItem'], readsSecret],
  ['execute-action', ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], readsSecret],
  ['mcp', ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'], readsSecret],
  [
    'digest-schedule',
    ['GetItem', 'UpdateItem', 'DeleteItem', 'Query'],
    [...keepsSchedules(), allow(['lambda:InvokeFunction'], arnOf(functionNamed('mail-digest').id))],
  ],
  [
    'mail-digest',
    ['GetItem', 'UpdateItem', 'Query'],
    [...readsSecret, allow(['sqs:SendMessage'], arnOf(queueId))],
  ],
  [
    'account-events',
    ['GetItem', 'UpdateItem', 'DeleteItem'],
    [...readsSecret, ...keepsSchedules(), allow(['events:PutEvents'], arnOf(busId))],
  ],
  ['activity', ['Query'], []],
  [
    'seal-activity',
    ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
    [
      {
        ...allow(['kms:Sign'], arnOf(keyId)),
        Condition: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' } },
      },
      allow(['dynamodb:Query'], { 'Fn::Join': ['', [arnOf(tableId), '/index/pending']] }),
      allow(['sqs:SendMessage'], arnOf(queueId)),
    ],
  ],
  [
    'reconcile',
    ['GetItem', 'UpdateItem', 'DeleteItem'],
    [
      ...readsSecret,
      allow(['events:PutEvents'], arnOf(busId)),
      ...keepsSchedules('Get'),
      allow(['scheduler:ListSchedules'], schedulesOf('*')),
      allow(['dynamodb:Query'], { 'Fn::Join': ['', [arnOf(tableId), '/index/pending']] }),
      allow(['lambda:InvokeFunction'], arnOf(functionNamed('offboard').id)),
      allow(['sqs:SendMessage'], arnOf(queueId)),
    ],
  ],
  [
    'offboarding',
    ['GetItem', 'PutItem', 'Query'],
    [allow(['lambda:InvokeFunction'], arnOf(functionNamed('offboard').id))],
  ],
  [
    'offboard',
    ['GetItem', 'UpdateItem', 'DeleteItem', 'Query'],
    [
      ...readsSecret,
      allow(['scheduler:GetSchedule', 'scheduler:DeleteSchedule'], schedulesOf(groupName)),
      allow(
        ['SendMessage', 'ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility'].map(
          (action) => `sqs:${action}`,
        ),
        arnOf(queueId),
      ),
      {
        ...allow(['kms:Sign'], arnOf(keyId)),
        Condition: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' } },
      },
    ],
  ],
];

describe('permissions', () => {
  it('are listed below for every function', () => {
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
