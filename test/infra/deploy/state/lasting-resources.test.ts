import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { arnSchema, synthesize } from '../template.ts';
import { describeLasting, findLosses, type Kept, LASTING_TYPES, readReplacing } from './replacement.ts';

const { template } = synthesize();
const kept: Kept = JSON.parse(readFileSync(new URL('lasting-resources.json', import.meta.url), 'utf8'));
const replacing = readReplacing();

/** Every user's schedule names this function and this role. */
const named = ['MailDigestFunctionArn', 'DigestScheduleRoleArn'].map((output) =>
  arnSchema.parse(template.Outputs[output]?.Value),
);
const describeTemplate = (changed = template.Resources) => describeLasting(changed, named, replacing);

/** The template with other properties of the first lasting resource of that type, or with that resource renamed. */
function change(type: string, properties: object, renamed?: string) {
  const [id = '', resource] = Object.entries(template.Resources).find(([, { Type }]) => Type === type) ?? [];
  if (resource === undefined) throw new Error(`The template has no ${type}.`);
  const { [id]: _changed, ...others } = template.Resources;
  const changed = { ...resource, Properties: { ...Object(resource.Properties), ...properties } };
  return { id, changed: { ...others, [renamed ?? id]: changed } };
}

describe('a deployment of this version', () => {
  it('deletes and replaces nothing that a stack of an earlier version has to keep', () => {
    expect(findLosses(kept, describeTemplate())).toEqual([]);
  });

  it('adds nothing lasting that is not in lasting-resources.json', () => {
    const added = Object.entries(describeTemplate()).filter(([id]) => kept[id] === undefined);
    expect(Object.fromEntries(added)).toEqual({});
  });

  it('is compared in each type, and in each property whose change replaces, as cdk diff knows them', () => {
    const types = new Set(Object.values(kept).map(({ type }) => type));
    const expected = [...LASTING_TYPES, 'AWS::IAM::Role', 'AWS::Lambda::Function'];
    expect([...types].sort()).toEqual(expected.sort());
    for (const { type, replacing: known } of Object.values(kept)) {
      expect([type, Object.keys(known).sort()]).toEqual([type, replacing.get(type)]);
    }
  });

  it.each(LASTING_TYPES)('is found to lose a renamed resource: %s', (type) => {
    const { id, changed } = change(type, {}, 'Renamed');
    expect(findLosses(kept, describeTemplate(changed))).toEqual([`${id} (${type}) would be deleted`]);
  });

  it.each(named)('is found to lose what every schedule names: %s', (id) => {
    const { [id]: _lost, ...others } = template.Resources;
    expect(findLosses(kept, describeTemplate(others))).toEqual([
      `${id} (${kept[id]?.type}) would be deleted`,
    ]);
  });

  it.each([
    ['AWS::DynamoDB::GlobalTable', { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] }],
    ['AWS::DynamoDB::GlobalTable', { TableName: 'state' }],
    ['AWS::SecretsManager::Secret', { Name: 'scalekit' }],
    ['AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }],
    ['AWS::Events::EventBus', { Name: 'other' }],
    ['AWS::Scheduler::ScheduleGroup', { Name: 'other' }],
    ['AWS::Logs::LogGroup', { LogGroupName: 'other' }],
    ['AWS::SQS::Queue', { FifoQueue: true }],
    ['AWS::SNS::Topic', { TopicName: 'other' }],
    ['AWS::KMS::Key', { KeySpec: 'RSA_2048' }],
  ])('is found to replace a resource: %s by %j', (type, properties) => {
    const { id, changed } = change(type, properties);
    expect(findLosses(kept, describeTemplate(changed))).toEqual([
      `${id} (${type}) would be replaced: ${Object.keys(properties)[0]}`,
    ]);
  });
});
