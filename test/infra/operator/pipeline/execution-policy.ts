export type Statement = { actions: string[]; resources: string[]; condition: unknown };

const VALUES: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
  Stage: 'prod',
};

/** A text of a template, `Fn::Sub` filled in for one account and stage. */
export function resolve(value: unknown): string {
  const text = typeof value === 'string' ? value : String(Object(value)['Fn::Sub']);
  return text.replace(/\$\{([\w:]+)\}/g, (_all, name) => {
    const found = VALUES[name];
    if (found === undefined) throw new Error(`${name} has no value in this test.`);
    return found;
  });
}

/** Whether a statement grants the action on the resource; conditions are compared by the test. */
export function isGranted(statements: readonly Statement[], action: string, resource: string): boolean {
  return statements.some(
    ({ actions, resources }) =>
      actions.includes(action) && resources.some((pattern) => matches(pattern, resource)),
  );
}

function matches(pattern: string, resource: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(resource);
}

/** Actions for which IAM knows no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/ */
export const WITHOUT_RESOURCE = [
  'dynamodb:ListTables',
  'kms:CreateKey',
  ...['Create', 'Get', 'Update', 'Delete'].map((verb) => `logs:${verb}LogDelivery`),
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  ...['Put', 'Delete', 'Describe'].map((verb) =>
    verb === 'Describe' ? 'logs:DescribeQueryDefinitions' : `logs:${verb}QueryDefinition`,
  ),
];

const at = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
const role = 'arn:aws:iam::111122223333:role/onbehalf-prod-ConnectFunctionServiceRole-AbC';
const api = (path: string) => `arn:aws:apigateway:eu-west-1::${path}`;
const verbs = (service: string, ...names: string[]) => names.map((name) => `${service}:${name}`);
const edges = verbs('apigateway', 'GET', 'POST', 'PATCH', 'DELETE');

/** What a resource of each type takes to be created, read, changed and deleted, and a name that it may get. */
export const NEEDED: Record<string, [resource: string, actions: string[]]> = {
  'AWS::ApiGatewayV2::Api': [api('/apis/abc'), edges],
  'AWS::ApiGatewayV2::ApiMapping': [api('/domainnames/api.acme.com/apimappings'), edges],
  'AWS::ApiGatewayV2::Authorizer': [api('/apis/abc/authorizers'), edges],
  'AWS::ApiGatewayV2::DomainName': [api('/domainnames/api.acme.com'), edges],
  'AWS::ApiGatewayV2::Integration': [api('/apis/abc/integrations'), edges],
  'AWS::ApiGatewayV2::Route': [api('/apis/abc/routes'), edges],
  'AWS::ApiGatewayV2::Stage': [api('/apis/abc/stages'), edges],
  'AWS::Chatbot::SlackChannelConfiguration': [
    'arn:aws:chatbot::111122223333:chat-configuration/slack-channel/onbehalf-prod-alarms',
    verbs(
      'chatbot',
      ...['Create', 'Update', 'Delete'].map((verb) => `${verb}SlackChannelConfiguration`),
      'DescribeSlackChannelConfigurations',
    ),
  ],
  'AWS::CloudWatch::Alarm': [
    at('cloudwatch', 'alarm:onbehalf-prod-Dead-AbC'),
    verbs('cloudwatch', 'PutMetricAlarm', 'DescribeAlarms', 'DeleteAlarms'),
  ],
  'AWS::CloudWatch::CompositeAlarm': [
    at('cloudwatch', 'alarm:onbehalf-prod-ServiceDown-AbC'),
    verbs('cloudwatch', 'PutCompositeAlarm', 'DescribeAlarms', 'DeleteAlarms'),
  ],
  'AWS::CloudWatch::Dashboard': [
    'arn:aws:cloudwatch::111122223333:dashboard/onbehalf-prod',
    verbs('cloudwatch', 'PutDashboard', 'GetDashboard', 'DeleteDashboards'),
  ],
  'AWS::DynamoDB::GlobalTable': [
    at('dynamodb', 'table/onbehalf-prod-StateTable962DE04C-AbC'),
    verbs('dynamodb', 'CreateTable', 'DescribeTable', 'UpdateTable', 'UpdateTimeToLive', 'DeleteTable'),
  ],
  'AWS::Events::EventBus': [
    at('events', 'event-bus/onbehalfprodAccountEventBus31ADE1ED'),
    verbs('events', 'CreateEventBus', 'DescribeEventBus', 'DeleteEventBus'),
  ],
  'AWS::IAM::Policy': [role, verbs('iam', 'PutRolePolicy', 'GetRolePolicy', 'DeleteRolePolicy')],
  'AWS::IAM::Role': [
    role,
    verbs('iam', 'CreateRole', 'GetRole', 'UpdateRole', 'UpdateAssumeRolePolicy', 'DeleteRole', 'PassRole'),
  ],
  'AWS::KMS::Key': [
    at('kms', 'key/12345678-1234-1234-1234-123456789012'),
    verbs('kms', 'DescribeKey', 'PutKeyPolicy', 'ScheduleKeyDeletion', 'TagResource'),
  ],
  'AWS::Lambda::EventInvokeConfig': [
    at('lambda', 'function:onbehalf-prod-MailDigestFunction-AbC'),
    verbs('lambda', ...['Get', 'Put', 'Update', 'Delete'].map((verb) => `${verb}FunctionEventInvokeConfig`)),
  ],
  'AWS::Lambda::Function': [
    at('lambda', 'function:onbehalf-prod-MailDigestFunction-AbC'),
    verbs(
      'lambda',
      'CreateFunction',
      'GetFunction',
      'UpdateFunctionCode',
      'UpdateFunctionConfiguration',
      'DeleteFunction',
      'PutFunctionConcurrency',
      'DeleteFunctionConcurrency',
    ),
  ],
  'AWS::Lambda::Permission': [
    at('lambda', 'function:onbehalf-prod-MailDigestFunction-AbC'),
    verbs('lambda', 'AddPermission', 'RemovePermission', 'GetPolicy'),
  ],
  'AWS::Logs::LogGroup': [
    at('logs', 'log-group:/aws/vendedlogs/onbehalf-prod/1234'),
    verbs('logs', 'CreateLogGroup', 'DescribeLogGroups', 'PutRetentionPolicy', 'DeleteLogGroup'),
  ],
  'AWS::Logs::MetricFilter': [
    at('logs', 'log-group:onbehalf-prod-ConnectLogs-AbC'),
    verbs('logs', 'PutMetricFilter', 'DescribeMetricFilters', 'DeleteMetricFilter'),
  ],
  'AWS::Logs::QueryDefinition': [
    '*',
    verbs('logs', 'PutQueryDefinition', 'DescribeQueryDefinitions', 'DeleteQueryDefinition'),
  ],
  'AWS::Scheduler::Schedule': [
    at('scheduler', 'schedule/default/onbehalf-prod-Reconcile-AbC'),
    verbs('scheduler', 'CreateSchedule', 'GetSchedule', 'UpdateSchedule', 'DeleteSchedule'),
  ],
  'AWS::Scheduler::ScheduleGroup': [
    at('scheduler', 'schedule-group/onbehalfprod-DigestSchedules-Group-90110494'),
    verbs('scheduler', 'CreateScheduleGroup', 'GetScheduleGroup', 'DeleteScheduleGroup'),
  ],
  'AWS::SNS::Subscription': [
    at('sns', 'onbehalf-prod-AlarmsNotificationsTopic-AbC'),
    verbs('sns', 'Subscribe', 'Unsubscribe', 'GetSubscriptionAttributes'),
  ],
  'AWS::SNS::Topic': [
    at('sns', 'onbehalf-prod-AlarmsNotificationsTopic-AbC'),
    verbs('sns', 'CreateTopic', 'GetTopicAttributes', 'SetTopicAttributes', 'DeleteTopic'),
  ],
  'AWS::SNS::TopicPolicy': [
    at('sns', 'onbehalf-prod-AlarmsNotificationsTopic-AbC'),
    verbs('sns', 'SetTopicAttributes', 'GetTopicAttributes'),
  ],
  'AWS::SQS::Queue': [
    at('sqs', 'onbehalf-prod-DeadLettersQueue-AbC'),
    verbs('sqs', 'CreateQueue', 'GetQueueAttributes', 'SetQueueAttributes', 'DeleteQueue'),
  ],
  'AWS::SQS::QueuePolicy': [
    at('sqs', 'onbehalf-prod-DeadLettersQueue-AbC'),
    verbs('sqs', 'SetQueueAttributes'),
  ],
  'AWS::SecretsManager::Secret': [
    at('secretsmanager', 'secret:ScalekitSecret60DB73DD-AbC'),
    verbs('secretsmanager', 'CreateSecret', 'DescribeSecret', 'UpdateSecret', 'DeleteSecret'),
  ],
};
