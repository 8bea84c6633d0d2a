import { z } from 'zod';
import type { FunctionName } from '../../../../shared/config/environment.ts';
import { only, refSchema, synthesize } from '../template.ts';

export const { template, resources, functions } = synthesize();

const statementSchema = z.strictObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform((action) => [action].flat().sort()),
  Resource: z.unknown(),
  Condition: z.unknown().optional(),
});
export const policySchema = z.object({
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
  Roles: z.array(refSchema),
});
export const roles = resources(
  'AWS::IAM::Role',
  z.strictObject({
    AssumeRolePolicyDocument: z.object({ Statement: z.array(z.unknown()) }),
    Description: z.string().optional(),
  }),
);

const tableId = only(resources('AWS::DynamoDB::GlobalTable', z.unknown()).keys());
const secretId = only(resources('AWS::SecretsManager::Secret', z.unknown()).keys());
const busId = only(resources('AWS::Events::EventBus', z.unknown()).keys());
export const queueId = only(resources('AWS::SQS::Queue', z.unknown()).keys());

export function allow(actions: string[], resource: unknown) {
  return { Effect: 'Allow', Action: actions.toSorted(), Resource: resource };
}

export const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });

export const policies = resources('AWS::IAM::Policy', policySchema);

export function statementsOf(roleId: string, all = policies) {
  const attached = [...all.values()].filter((policy) => policy.Roles.includes(roleId));
  return only(attached).PolicyDocument.Statement;
}

export function functionNamed(name: FunctionName) {
  return only(functions.filter((found) => found.name === name));
}

export function allowOnTable(actions: string[]) {
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
export const expectedRights: [FunctionName, string[], unknown[]][] = [
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
        [
          ...['SendMessage', 'ReceiveMessage', 'DeleteMessage'],
          ...['ChangeMessageVisibility', 'GetQueueAttributes'],
        ].map((action) => `sqs:${action}`),
        arnOf(queueId),
      ),
      {
        ...allow(['kms:Sign'], arnOf(keyId)),
        Condition: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' } },
      },
    ],
  ],
];
