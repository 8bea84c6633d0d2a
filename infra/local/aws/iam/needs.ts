import type { AwsRequest } from '../protocol/emulator.ts';
import { jsonOf } from '../protocol/json-of.ts';
import { ACCOUNT_ID, arn } from '../template/account.ts';
import type { Need } from './statement.ts';

/** A request for one operation of a service. */
export type Request = { operation: string } & Pick<AwsRequest, 'path' | 'query' | 'body'>;

/** How a service authorizes a request, and how it writes a refusal. */
type Authorization = { needs: (request: Request) => Need[]; status: number; code: string };

const DENIED = 'AccessDeniedException';

/**
 * The services of the local stack. A function's call of a service without a row is refused.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const services: Readonly<Record<string, Authorization>> = {
  dynamodb: { needs: tableNeeds, status: 400, code: DENIED },
  secretsmanager: { needs: byMember('secretsmanager', 'SecretId'), status: 400, code: DENIED },
  // Its JSON protocol's own form of a refusal is not documented.
  sqs: {
    needs: (request) => [
      { action: `sqs:${request.operation}`, resource: queueArn(textOf(request, 'QueueUrl')) },
    ],
    status: 403,
    code: 'AccessDenied',
  },
  kms: { needs: keyNeeds, status: 400, code: DENIED },
  events: { needs: eventNeeds, status: 400, code: DENIED },
  scheduler: { needs: scheduleNeeds, status: 403, code: DENIED },
  lambda: {
    needs: ({ path }) => [
      { action: 'lambda:InvokeFunction', resource: functionArn(path.split('/')[3] ?? '') },
    ],
    status: 403,
    code: DENIED,
  },
};

function inputOf({ body }: Request): Record<string, unknown> {
  return Object(jsonOf(body));
}

function textOf(request: Request, member: string): string {
  return String(inputOf(request)[member] ?? '');
}

function byMember(service: string, member: string) {
  return (request: Request): Need[] => [
    { action: `${service}:${request.operation}`, resource: textOf(request, member) },
  ];
}

type TableItem = { TableName?: string };
const WRITES = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** A query of an index needs a right on the index alone; a transaction has no action of its own. */
function tableNeeds(request: Request): Need[] {
  const { operation } = request;
  const { TableName, IndexName, TransactItems, RequestItems } = inputOf(request);
  if (Array.isArray(TransactItems)) {
    return TransactItems.flatMap((each: Record<string, TableItem>) =>
      Object.entries({ ...WRITES, Get: 'GetItem' })
        .filter(([kind]) => kind in each)
        .map(([kind, action]) => tableNeed(action, String(each[kind]?.TableName))),
    );
  }
  if (operation.startsWith('Batch'))
    return Object.keys(Object(RequestItems)).map((name) => tableNeed(operation, name));
  return [tableNeed(operation, `${TableName}${IndexName ? `/index/${IndexName}` : ''}`)];
}

function tableNeed(operation: string, name: string): Need {
  return { action: `dynamodb:${operation}`, resource: arn('dynamodb', `table/${name}`) };
}

function queueArn(queueUrl: string): string {
  return arn('sqs', queueUrl.split('/').at(-1) ?? '');
}

function functionArn(name: string): string {
  return name.startsWith('arn:') ? name : arn('lambda', `function:${name}`);
}

function keyNeeds(request: Request): Need[] {
  const keyId = textOf(request, 'KeyId');
  const resource = keyId.startsWith('arn:') ? keyId : arn('kms', `key/${keyId}`);
  const { SigningAlgorithm, MessageType = 'RAW' } = inputOf(request);
  const need = { action: `kms:${request.operation}`, resource };
  if (SigningAlgorithm === undefined) return [need];
  const context = {
    'kms:SigningAlgorithm': String(SigningAlgorithm),
    'kms:MessageType': String(MessageType),
  };
  return [{ ...need, context }];
}

/** EventBridge refuses all entries when it refuses one bus. */
function eventNeeds(request: Request): Need[] {
  const { Entries } = inputOf(request);
  return (Array.isArray(Entries) ? Entries : []).map(({ EventBusName = 'default', Source, DetailType }) => ({
    action: `events:${request.operation}`,
    resource: String(EventBusName).startsWith('arn:')
      ? EventBusName
      : arn('events', `event-bus/${EventBusName}`),
    context: { 'events:source': [String(Source)], 'events:detail-type': [String(DetailType)] },
  }));
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/security_iam_service-with-iam.html */
function scheduleNeeds(request: Request): Need[] {
  const { operation, path, query } = request;
  const [, kind, name = '*'] = path.split('/');
  if (kind === 'schedule-groups')
    return [{ action: `scheduler:${operation}`, resource: arn('scheduler', `schedule-group/${name}`) }];
  const { GroupName, Target } = inputOf(request);
  // Scheduler authorizes a list for all groups together: https://github.com/aws/aws-cdk/issues/38201
  const group = operation === 'ListSchedules' ? '*' : (GroupName ?? query.get('groupName') ?? 'default');
  const role: unknown = Object(Target).RoleArn;
  const own: Need = {
    action: `scheduler:${operation}`,
    resource: arn('scheduler', `schedule/${group}/${name}`),
  };
  if (role === undefined) return [own];
  const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' };
  return [own, { action: 'iam:PassRole', resource: String(role), context }];
}

/** What Lambda itself does in the name of a function's role when it starts a process. */
export function logNeeds(logGroup: string): Need[] {
  const stream = arn('logs', `log-group:${logGroup}:log-stream:local`);
  return ['CreateLogStream', 'PutLogEvents'].map((verb) => ({ action: `logs:${verb}`, resource: stream }));
}

/** The condition keys of a service of AWS that acts for a resource of this account. */
export function sourceContext(sourceArn: string) {
  const account = { 'aws:SourceAccount': ACCOUNT_ID, 'aws:SourceOwner': ACCOUNT_ID };
  return { ...account, 'aws:SourceArn': sourceArn };
}
