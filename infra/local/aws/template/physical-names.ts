import { createHash } from 'node:crypto';
import { ACCOUNT_ID, arn } from './account.ts';
import type { Resource } from './cloud-assembly.ts';

/** The values that CloudFormation returns for a resource: its `Ref` and its attributes. */
export type PhysicalResource = { ref: string; attributes: Record<string, string> };

/** The addresses of the API and the AWS emulators, which some values contain. */
export type Endpoints = { apiUrl: string; awsUrl: string };

/** Builds a resource's values from its name. */
type Naming = (name: string, endpoints: Endpoints) => PhysicalResource;

const table: Naming = (name) => {
  const tableArn = arn('dynamodb', `table/${name}`);
  return { ref: name, attributes: { Arn: tableArn, StreamArn: `${tableArn}/stream/local` } };
};

const alarm: Naming = (name) => ({ ref: name, attributes: { Arn: arn('cloudwatch', `alarm:${name}`) } });

/** By type: the property with the resource's name, and the values that depend on it. */
const byType: Record<string, [nameProperty: string, naming: Naming]> = {
  'AWS::Lambda::Function': [
    'FunctionName',
    (name) => ({ ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } }),
  ],
  'AWS::DynamoDB::Table': ['TableName', table],
  'AWS::DynamoDB::GlobalTable': ['TableName', table],
  'AWS::SecretsManager::Secret': [
    'Name',
    (name) => {
      const secretArn = arn('secretsmanager', `secret:${name}-local0`);
      return { ref: secretArn, attributes: { Id: secretArn } };
    },
  ],
  'AWS::SQS::Queue': [
    'QueueName',
    (name, { awsUrl }) => {
      const ref = `${awsUrl}/${ACCOUNT_ID}/${name}`;
      return { ref, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: ref } };
    },
  ],
  'AWS::Events::EventBus': [
    'Name',
    (name) => ({ ref: name, attributes: { Name: name, Arn: arn('events', `event-bus/${name}`) } }),
  ],
  'AWS::KMS::Key': [
    'KeyId',
    (name) => {
      const keyId = keyIdOf(name);
      return { ref: keyId, attributes: { KeyId: keyId, Arn: arn('kms', `key/${keyId}`) } };
    },
  ],
  'AWS::Scheduler::ScheduleGroup': [
    'Name',
    (name) => ({ ref: name, attributes: { Arn: arn('scheduler', `schedule-group/${name}`) } }),
  ],
  'AWS::IAM::Role': [
    'RoleName',
    (name) => ({ ref: name, attributes: { Arn: arn('iam', `role/${name}`, '') } }),
  ],
  'AWS::Logs::LogGroup': [
    'LogGroupName',
    (name) => ({ ref: name, attributes: { Arn: arn('logs', `log-group:${name}:*`) } }),
  ],
  'AWS::CloudWatch::Alarm': ['AlarmName', alarm],
  'AWS::CloudWatch::CompositeAlarm': ['AlarmName', alarm],
  'AWS::SNS::Topic': [
    'TopicName',
    (name) => {
      const topicArn = arn('sns', name);
      return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: name } };
    },
  ],
  'AWS::ApiGatewayV2::Api': [
    'Name',
    (name, { apiUrl }) => {
      const apiId = createHash('sha256').update(name).digest('hex').slice(0, 10);
      return { ref: apiId, attributes: { ApiId: apiId, ApiEndpoint: apiUrl } };
    },
  ],
};

/** KMS names a key by a UUID. */
function keyIdOf(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex');
  return [0, 8, 12, 16, 20].map((start, index) => hash.slice(start, [8, 12, 16, 20, 32][index])).join('-');
}

/** Names a resource. The names are the same at every start, so that logs and tests can use them. */
export function physicalResource(
  logicalId: string,
  resource: Resource,
  stackName: string,
  endpoints: Endpoints,
): PhysicalResource {
  const known = byType[resource.Type];
  if (!known) return { ref: logicalId, attributes: {} };
  const [nameProperty, naming] = known;
  const given = resource.Properties[nameProperty];
  const generated =
    resource.Type === 'AWS::Lambda::Function' ? functionNameOf(logicalId) : `${stackName}-${logicalId}`;
  return naming(typeof given === 'string' ? given : generated, endpoints);
}

/** `MailDigestFunction3F2A9C01` → `mail-digest`: names can be short, as the account has no other stack. */
function functionNameOf(logicalId: string): string {
  const words = logicalId.replace(/[0-9A-F]{8}$/, '').replace(/(?<=.)Function$/, '');
  return words.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
