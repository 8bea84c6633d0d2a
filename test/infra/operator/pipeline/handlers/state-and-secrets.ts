import { at, type Handler, rights, serviceRole } from './handler.ts';

export const stateAndSecrets: Record<string, Handler> = {
  'AWS::DynamoDB::GlobalTable': {
    nameProperty: 'TableName',
    arns: (name) => [at('dynamodb', `table/${name}`)],
    // The schema has `dynamodb:Describe*` and `application-autoscaling:Describe*`; these are the ones for a table.
    rights: [
      ...rights(
        'dynamodb',
        `CreateTable CreateTableReplica DescribeTable DescribeContinuousBackups DescribeTimeToLive
        DescribeContributorInsights DescribeKinesisStreamingDestination DescribeTableReplicaAutoScaling UpdateTable
        UpdateTimeToLive UpdateContinuousBackups UpdateContributorInsights DeleteTable GetResourcePolicy
        ListTagsOfResource TagResource UntagResource`,
      ),
      ...rights(
        'application-autoscaling',
        'DescribeScalableTargets DescribeScalingPolicies DescribeScheduledActions',
      ),
      'kms:ListAliases',
    ],
    further: () => [
      ['kms:DescribeKey', at('kms', 'key/12345678-1234-1234-1234-123456789012')],
      serviceRole('replication.dynamodb.amazonaws.com', 'AWSServiceRoleForDynamoDBReplication'),
    ],
    unless: {
      // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2gt_IAM.html
      'Replicas.1': rights(
        'dynamodb',
        'DeleteTableReplica Query Scan GetItem PutItem UpdateItem DeleteItem BatchWriteItem',
      ),
      'Replicas.0.ResourcePolicy': rights('dynamodb', 'PutResourcePolicy DeleteResourcePolicy'),
      'Replicas.0.KinesisStreamSpecification': [
        ...rights('kinesis', 'ListStreams DescribeStream PutRecords'),
        ...['Enable', 'Disable', 'Update'].map((verb) => `dynamodb:${verb}KinesisStreamingDestination`),
      ],
      // The key policy of the AWS managed key allows a table's user what DynamoDB asks of it.
      // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
      'Replicas.0.SSESpecification': rights('kms', 'CreateGrant RevokeGrant Decrypt'),
      WriteProvisionedThroughputSettings: [
        'dynamodb:UpdateTableReplicaAutoScaling',
        ...rights(
          'application-autoscaling',
          `RegisterScalableTarget DeregisterScalableTarget PutScalingPolicy DeleteScalingPolicy PutScheduledAction
          DeleteScheduledAction`,
        ),
      ],
    },
    unsettled: ['cloudwatch:PutMetricData'],
  },
  'AWS::KMS::Key': {
    arns: () => [at('kms', 'key/12345678-1234-1234-1234-123456789012')],
    rights: rights(
      'kms',
      `CreateKey DescribeKey GetKeyPolicy PutKeyPolicy GetKeyRotationStatus EnableKey DisableKey UpdateKeyDescription
      ScheduleKeyDeletion TagResource UntagResource ListResourceTags`,
    ),
    unless: { EnableKeyRotation: rights('kms', 'EnableKeyRotation DisableKeyRotation') },
  },
  'AWS::SecretsManager::Secret': {
    nameProperty: 'Name',
    isNamedWithoutStack: true,
    arns: (name) => [at('secretsmanager', `secret:${name}-x1Y2z3`)],
    rights: rights(
      'secretsmanager',
      'CreateSecret DescribeSecret UpdateSecret DeleteSecret TagResource UntagResource',
    ),
    unless: {
      GenerateSecretString: ['secretsmanager:GetRandomPassword'],
      ReplicaRegions: rights('secretsmanager', 'ReplicateSecretToRegions RemoveRegionsFromReplication'),
    },
    unsettled: ['secretsmanager:GetSecretValue'],
  },
};
