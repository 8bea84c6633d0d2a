import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { acme, local } from './stages.ts';
import { arnSchema, only, refSchema, synthesize } from './template.ts';

const { template, resources, functions } = synthesize();
const [queueId, queue] = only(resources('AWS::SQS::Queue', z.unknown()));
const mailDigest = only(functions.filter(({ name }) => name === 'mail-digest'));

const stageSchema = z.object({ AccessLogSettings: z.object({ DestinationArn: arnSchema }) });

describe('the state table', () => {
  const [id, table] = only(resources('AWS::DynamoDB::GlobalTable', z.unknown()));

  it('has string keys, on-demand capacity, encryption, and expires items by expiresAt', () => {
    expect(table).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'pendingWork', AttributeType: 'S' },
        { AttributeName: 'pendingSince', AttributeType: 'N' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('has one index, of the items with pending work, which names their users', () => {
    expect(table).toMatchObject({
      GlobalSecondaryIndexes: [
        {
          IndexName: 'pending',
          KeySchema: [
            { AttributeName: 'pendingWork', KeyType: 'HASH' },
            { AttributeName: 'pendingSince', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['issuer', 'identifier'] },
        },
      ],
    });
  });

  it('survives: point-in-time recovery, deletion protection, retained when the stack is deleted', () => {
    expect(table).toMatchObject({
      Replicas: [
        {
          Region: { Ref: 'AWS::Region' },
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    });
    expect(template.Resources[id]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });
});

describe('the Scalekit secret', () => {
  const [id, secret] = only(resources('AWS::SecretsManager::Secret', z.record(z.string(), z.unknown())));

  it('is created empty: no value and no random one', () => {
    expect(Object.keys(secret)).toEqual(['Description']);
  });

  it('is retained when the stack is deleted, or would replace it, but not by a failed first deployment', () => {
    expect(template.Resources[id]).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

describe('the log groups', () => {
  const groups = resources('AWS::Logs::LogGroup', z.object({ LogGroupName: z.unknown() }).partial());

  it.each([...groups.keys()])(
    'are retained when the stack is deleted, but not when its first deployment fails: %s',
    (id) => {
      expect(template.Resources[id]).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
    },
  );

  it('have generated names, but for the access log, whose name is unique to the stack under /aws/vendedlogs/', () => {
    const named = [...groups].filter(([, { LogGroupName }]) => LogGroupName !== undefined);
    const [id, { LogGroupName }] = only(named);
    const stage = only(resources('AWS::ApiGatewayV2::Stage', stageSchema).values());
    expect(stage.AccessLogSettings.DestinationArn).toBe(id);
    const stackUuid = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
    expect(LogGroupName).toEqual({ 'Fn::Join': ['', ['/aws/vendedlogs/Onbehalf/', stackUuid]] });
  });
});

describe('the stack', () => {
  it.each([
    ['prod', acme, true],
    ['local', local, false],
    ['example', acme, false],
  ])('is protected against deletion where it deploys: %s', (stage, values, isProtected) => {
    expect(synthesize(stage, values).isProtected).toBe(isProtected);
  });
});

describe('the schedules of digests', () => {
  it('are deleted with the stack, without whose function they would fail every day', () => {
    const [id] = only(resources('AWS::Scheduler::ScheduleGroup', z.unknown()));
    expect(template.Resources[id]).toMatchObject({ DeletionPolicy: 'Delete' });
  });
});

describe('a run of a job that fails', () => {
  it.each(['mail-digest', 'reconcile', 'offboard', 'seal-activity'])(
    'is repeated twice within an hour, then goes to the dead-letter queue: %s',
    (job) => {
      const { id } = only(functions.filter(({ name }) => name === job));
      const configured = resources(
        'AWS::Lambda::EventInvokeConfig',
        z.looseObject({ FunctionName: refSchema }),
      );
      expect(configured.size).toBe(4);
      expect(only([...configured.values()].filter(({ FunctionName }) => FunctionName === id))).toEqual({
        FunctionName: id,
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 2,
        MaximumEventAgeInSeconds: 3600,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queueId, 'Arn'] } } },
      });
    },
  );

  it('is kept for 14 days, encrypted', () => {
    expect(queue).toEqual({ MessageRetentionPeriod: 14 * 24 * 60 * 60, SqsManagedSseEnabled: true });
  });

  it('is read and written over TLS only', () => {
    const policies = resources(
      'AWS::SQS::QueuePolicy',
      z.object({ PolicyDocument: z.object({ Statement: z.array(z.unknown()) }), Queues: z.unknown() }),
    );
    const { PolicyDocument, Queues } = only(policies.values());
    expect(Queues).toEqual([{ Ref: queueId }]);
    expect(PolicyDocument.Statement).toEqual([
      {
        Effect: 'Deny',
        Action: 'sqs:*',
        Principal: { AWS: '*' },
        Resource: { 'Fn::GetAtt': [queueId, 'Arn'] },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });
});

describe('the signing key', () => {
  const [id, key] = only(resources('AWS::KMS::Key', z.unknown()));

  it('is an asymmetric P-256 key that only signs', () => {
    expect(key).toMatchObject({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  });

  it('outlives the stack, since its public key checks what was signed, but not a failed first deployment', () => {
    expect(template.Resources[id]).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

describe('outputs', () => {
  it('name the created resources for operators and the local stack', () => {
    const refOf = (type: string) => ({ Ref: only(resources(type, z.unknown()).keys()) });
    const group = only(resources('AWS::Scheduler::ScheduleGroup', z.object({ Name: z.string() })).values());
    const values = Object.entries(template.Outputs).map(([name, { Value }]) => [name, Value]);
    expect(Object.fromEntries(values)).toEqual({
      ApiUrl: {
        'Fn::Join': [
          '',
          [
            'https://',
            refOf('AWS::ApiGatewayV2::Api'),
            '.execute-api.',
            { Ref: 'AWS::Region' },
            '.',
            { Ref: 'AWS::URLSuffix' },
            '/',
          ],
        ],
      },
      TableName: refOf('AWS::DynamoDB::GlobalTable'),
      ScalekitSecretArn: refOf('AWS::SecretsManager::Secret'),
      DigestScheduleGroup: group.Name,
      DigestScheduleRoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^DigestSchedulesRole/), 'Arn'] },
      MailDigestFunctionArn: { 'Fn::GetAtt': [mailDigest.id, 'Arn'] },
      SealActivityFunctionArn: { 'Fn::GetAtt': [expect.stringMatching(/^SealActivity/), 'Arn'] },
      OffboardFunctionArn: { 'Fn::GetAtt': [expect.stringMatching(/^OffboardFunction/), 'Arn'] },
      ReconcileFunctionArn: { 'Fn::GetAtt': [expect.stringMatching(/^Reconcile/), 'Arn'] },
      DeadLetterQueueArn: { 'Fn::GetAtt': [only(resources('AWS::SQS::Queue', z.unknown()).keys()), 'Arn'] },
      DeadLetterQueueUrl: { Ref: queueId },
      AccountEventBusName: refOf('AWS::Events::EventBus'),
      AlarmTopicArn: refOf('AWS::SNS::Topic'),
      RollbackAlarmArns: { 'Fn::Join': [',', expect.any(Array)] },
      SigningKeyArn: { 'Fn::GetAtt': [only(resources('AWS::KMS::Key', z.unknown()).keys()), 'Arn'] },
    });
  });
});

describe('the template of a stage', () => {
  it.each([
    ['example', acme, true],
    ['local', local, true],
    ['prod', acme, false],
  ])(
    "is refused by CloudFormation itself where its values are not an operator's: %s",
    (stage, values, refused) => {
      const rules = synthesize(stage, values).template.Rules ?? {};
      expect(Object.keys(rules).includes('NeverDeploys')).toBe(refused);
    },
  );
});
