import { describe, expect, it } from 'vitest';
import { services } from '../../../../infra/local/aws/iam/needs.ts';
import type { FunctionName } from '../../../../shared/config/environment.ts';
import { synthesize } from '../../../infra/deploy/template.ts';
import { readSynthesizedPolicies } from '../../../support/aws/synthesized-policies.ts';

const synthesized = synthesize();
const { functions } = synthesized;
const { resources, policies, access, outputs } = readSynthesizedPolicies(synthesized);

const table = resources.ofType('AWS::DynamoDB::GlobalTable')[0]?.ref;
const scheduleRole = outputs.DigestScheduleRoleArn;
const otherRole = policies.roles.find(({ holder }) => holder === 'ReconciliationRole')?.arn;
const target = (RoleArn: string | undefined) => ({ Target: { RoleArn } });
const GroupName = outputs.DigestScheduleGroup;
const oneEvent = (EventBusName: string | undefined) => ({
  Entries: [{ EventBusName, Source: 'onbehalf', DetailType: 'x' }],
});

/** Calls that a function could make: service, operation, input, and for REST the path. */
const CALLS: Record<string, [service: string, operation: string, input: object, path?: string]> = {
  'read an item': ['dynamodb', 'GetItem', { TableName: table }],
  'put an item': ['dynamodb', 'PutItem', { TableName: table }],
  'update an item': ['dynamodb', 'UpdateItem', { TableName: table }],
  'delete an item': ['dynamodb', 'DeleteItem', { TableName: table }],
  'query the table': ['dynamodb', 'Query', { TableName: table }],
  'query the index': ['dynamodb', 'Query', { TableName: table, IndexName: 'pending' }],
  'scan the table': ['dynamodb', 'Scan', { TableName: table }],
  'read another table': ['dynamodb', 'GetItem', { TableName: 'other' }],
  'read in a batch': ['dynamodb', 'BatchGetItem', { RequestItems: { [String(table)]: {} } }],
  'write in a transaction': [
    'dynamodb',
    'TransactWriteItems',
    { TransactItems: [{ Put: { TableName: table } }] },
  ],
  'delete the table': ['dynamodb', 'DeleteTable', { TableName: table }],
  'read the secret': ['secretsmanager', 'GetSecretValue', { SecretId: outputs.ScalekitSecretArn }],
  'change the secret': ['secretsmanager', 'PutSecretValue', { SecretId: outputs.ScalekitSecretArn }],
  'read another secret': ['secretsmanager', 'GetSecretValue', { SecretId: `${outputs.ScalekitSecretArn}0` }],
  'send to the dead-letter queue': ['sqs', 'SendMessage', { QueueUrl: outputs.DeadLetterQueueUrl }],
  'receive from the dead-letter queue': ['sqs', 'ReceiveMessage', { QueueUrl: outputs.DeadLetterQueueUrl }],
  'create a schedule': [
    'scheduler',
    'CreateSchedule',
    { GroupName, ...target(scheduleRole) },
    '/schedules/x',
  ],
  'create a schedule with another role': [
    'scheduler',
    'CreateSchedule',
    { GroupName, ...target(otherRole) },
    '/schedules/x',
  ],
  'create a schedule of another group': ['scheduler', 'CreateSchedule', target(scheduleRole), '/schedules/x'],
  'update a schedule': [
    'scheduler',
    'UpdateSchedule',
    { GroupName, ...target(scheduleRole) },
    '/schedules/x',
  ],
  'read a schedule': ['scheduler', 'GetSchedule', { GroupName }, '/schedules/x'],
  'delete a schedule': ['scheduler', 'DeleteSchedule', { GroupName }, '/schedules/x'],
  'list schedules': ['scheduler', 'ListSchedules', { GroupName }, '/schedules'],
  'delete the group': ['scheduler', 'DeleteScheduleGroup', {}, `/schedule-groups/${GroupName}`],
  'invoke mail-digest': [
    'lambda',
    'Invoke',
    {},
    `/2015-03-31/functions/${outputs.MailDigestFunctionArn}/invocations`,
  ],
  'invoke offboard': ['lambda', 'Invoke', {}, '/2015-03-31/functions/offboard/invocations'],
  'invoke reconcile': ['lambda', 'Invoke', {}, '/2015-03-31/functions/reconcile/invocations'],
  'publish to the bus': ['events', 'PutEvents', oneEvent(outputs.AccountEventBusName)],
  'publish to the default bus': ['events', 'PutEvents', oneEvent(undefined)],
  sign: ['kms', 'Sign', { KeyId: outputs.SigningKeyArn, SigningAlgorithm: 'ECDSA_SHA_256' }],
  'sign with another algorithm': [
    'kms',
    'Sign',
    { KeyId: outputs.SigningKeyArn, SigningAlgorithm: 'RSASSA_PSS_SHA_256' },
  ],
  'read the public key': ['kms', 'GetPublicKey', { KeyId: outputs.SigningKeyArn }],
};

const KEEPS_SCHEDULES = ['create a schedule', 'update a schedule', 'delete a schedule'];
const WRITES = ['read an item', 'put an item', 'update an item', 'delete an item', 'write in a transaction'];

/** What each function may do of these calls; of the others AWS denies it each. Written here, not derived. */
const ALLOWED: Record<FunctionName, string[]> = {
  connect: [...WRITES, 'read the secret', ...KEEPS_SCHEDULES],
  console: [],
  'callback-status': ['read an item', 'update an item', 'read the secret'],
  'execute-action': [...WRITES, 'read the secret'],
  mcp: [...WRITES, 'read the secret'],
  'digest-schedule': [
    'read an item',
    'update an item',
    'delete an item',
    'query the table',
    ...KEEPS_SCHEDULES,
    'invoke mail-digest',
  ],
  'mail-digest': [
    'read an item',
    'update an item',
    'query the table',
    'read the secret',
    'send to the dead-letter queue',
  ],
  'account-events': [
    'read an item',
    'update an item',
    'delete an item',
    'read the secret',
    ...KEEPS_SCHEDULES,
    'publish to the bus',
  ],
  activity: ['query the table'],
  'seal-activity': [
    'read an item',
    'put an item',
    'update an item',
    'query the table',
    'query the index',
    'send to the dead-letter queue',
    'sign',
    'write in a transaction',
  ],
  reconcile: [
    'read an item',
    'update an item',
    'delete an item',
    'query the index',
    'read the secret',
    'send to the dead-letter queue',
    ...KEEPS_SCHEDULES,
    'read a schedule',
    'list schedules',
    'publish to the bus',
    'invoke offboard',
  ],
  offboarding: [
    'read an item',
    'put an item',
    'write in a transaction',
    'query the table',
    'invoke offboard',
  ],
  offboard: [
    'read an item',
    'update an item',
    'delete an item',
    'query the table',
    'read the secret',
    'send to the dead-letter queue',
    'receive from the dead-letter queue',
    'delete a schedule',
    'read a schedule',
    'sign',
  ],
};

function allowedTo(name: FunctionName): string[] {
  const id = functions.find((each) => each.name === name)?.id;
  const physical = resources.ofType('AWS::Lambda::Function').find(({ logicalId }) => logicalId === id)?.ref;
  return Object.entries(CALLS)
    .filter(([, [service, operation, input, path = '/']]) => {
      const request = { operation, path, query: new URLSearchParams(), body: JSON.stringify(input) };
      const needs = services[service]?.needs(request) ?? [];
      expect(needs).not.toEqual([]);
      return access.deny({ function: String(physical) }, needs) === undefined;
    })
    .map(([call]) => call);
}

describe('the policy of a function', () => {
  it.each(Object.entries(ALLOWED) as [FunctionName, string[]][])(
    'of %s allows exactly its calls, as the evaluator of the local stack decides',
    (name, calls) => {
      expect(allowedTo(name).toSorted()).toEqual(calls.toSorted());
    },
  );

  it('is needed: credentials of no function of the stack allow nothing', () => {
    const need = { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:us-east-1:0:table/any' };
    expect(access.deny({ function: 'unknown' }, [need])).toMatchObject({ isAnnounced: false });
  });

  it('must name the schedules of all groups for a list of one group', () => {
    const request = { operation: 'ListSchedules', path: '/schedules', body: '' };
    const needs = services.scheduler?.needs({
      ...request,
      query: new URLSearchParams({ ScheduleGroup: 'one' }),
    });
    const resource = 'arn:aws:scheduler:us-east-1:000000000000:schedule/*/*';
    expect(needs).toEqual([{ action: 'scheduler:ListSchedules', resource }]);
  });

  it('stands above for every function', () => {
    expect(Object.keys(ALLOWED).toSorted()).toEqual(functions.map(({ name }) => name).toSorted());
  });

  it.each<[string, string, string, string | undefined, boolean]>([
    ['of this group', GroupName ?? '', 'DigestSchedulesRole', outputs.MailDigestFunctionArn, true],
    [
      'of this group, of another function',
      GroupName ?? '',
      'DigestSchedulesRole',
      'arn:aws:lambda:us-east-1:000000000000:function:reconcile',
      false,
    ],
    ['of another group', 'default', 'DigestSchedulesRole', outputs.MailDigestFunctionArn, false],
  ])('lets a schedule %s fire, or not', (_which, group, holder, resource = '', isAllowed) => {
    const role = policies.roles.find((each) => each.holder === holder)?.arn ?? '';
    const sourceArn = `arn:aws:scheduler:us-east-1:000000000000:schedule-group/${group}`;
    const caller = { role, assumedBy: 'scheduler.amazonaws.com', sourceArn };
    const denial = access.deny(caller, [{ action: 'lambda:InvokeFunction', resource }]);
    expect(denial === undefined).toBe(isAllowed);
  });

  it('lets a route of the API invoke its function, and no other route, API or service', () => {
    const api = resources.ofType('AWS::ApiGatewayV2::Api')[0]?.ref;
    const resource = resources.ofType('AWS::Lambda::Function').find(({ ref }) => ref === 'connect');
    const lambda = resources.attribute(resource?.logicalId ?? '', 'Arn');
    const invoke = (route: string, service = 'apigateway.amazonaws.com') => {
      const sourceArn = `arn:aws:execute-api:us-east-1:000000000000:${route}`;
      const need = { action: 'lambda:InvokeFunction', resource: lambda };
      return access.deny({ service, sourceArn }, [need]) === undefined;
    };
    const own = `${api}/$default/POST/connections/{connection}/authorize`;
    expect(invoke(own)).toBe(true);
    expect(invoke(`${api}/$default/GET/tools`)).toBe(false);
    expect(invoke(`${api}0/$default/POST/connections/{connection}/authorize`)).toBe(false);
    expect(invoke(own, 'events.amazonaws.com')).toBe(false);
  });
});
