import { at, type Handler, rights, roleOf } from './handler.ts';

/** Of function names, role names and schedule names. */
const LIMIT = 64;
const functionArn = (name: string) => [at('lambda', `function:${name}`)];

export const functionsAndRoles: Record<string, Handler> = {
  'AWS::IAM::Role': {
    nameLimit: LIMIT,
    arns: (name) => [roleOf(name)],
    rights: rights(
      'iam',
      `CreateRole GetRole UpdateRole UpdateRoleDescription UpdateAssumeRolePolicy DeleteRole PutRolePolicy GetRolePolicy
      DeleteRolePolicy ListRolePolicies ListAttachedRolePolicies TagRole UntagRole ListRoleTags`,
    ),
    unless: {
      ManagedPolicyArns: rights('iam', 'AttachRolePolicy DetachRolePolicy'),
      PermissionsBoundary: rights('iam', 'PutRolePermissionsBoundary DeleteRolePermissionsBoundary'),
    },
  },
  'AWS::IAM::Policy': {
    nameLimit: LIMIT,
    // Authorized on the role.
    arns: (name) => [roleOf(name)],
    rights: rights('iam', 'PutRolePolicy GetRolePolicy DeleteRolePolicy'),
    unless: {
      Users: rights('iam', 'PutUserPolicy GetUserPolicy DeleteUserPolicy'),
      Groups: rights('iam', 'PutGroupPolicy GetGroupPolicy DeleteGroupPolicy'),
    },
  },
  'AWS::Lambda::Function': {
    nameLimit: LIMIT,
    arns: functionArn,
    rights: rights(
      'lambda',
      `CreateFunction GetFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PutFunctionConcurrency
      DeleteFunctionConcurrency GetFunctionCodeSigningConfig GetRuntimeManagementConfig PutRuntimeManagementConfig
      GetFunctionRecursionConfig GetFunctionScalingConfig ListTags TagResource UntagResource`,
    ),
    further: (_name, stack) => [
      ['iam:PassRole', roleOf(`${stack}-MailDigestRole-A1B2C3D4E5F6`)],
      ['s3:GetObject', 'arn:aws:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1/abc.zip'],
      ['s3:GetObjectVersion', 'arn:aws:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1/abc.zip'],
    ],
    unless: {
      VpcConfig: rights(
        'ec2',
        'DescribeSecurityGroups DescribeSubnets DescribeVpcs DescribeNetworkInterfaces',
      ),
      FileSystemConfigs: ['elasticfilesystem:DescribeMountTargets'],
      KmsKeyArn: rights('kms', 'CreateGrant Decrypt Encrypt GenerateDataKey'),
      CodeSigningConfigArn: rights(
        'lambda',
        'GetCodeSigningConfig PutFunctionCodeSigningConfig DeleteFunctionCodeSigningConfig',
      ),
      Layers: ['lambda:GetLayerVersion'],
    },
  },
  'AWS::Lambda::EventInvokeConfig': {
    nameLimit: LIMIT,
    arns: functionArn,
    rights: ['Get', 'Put', 'Update', 'Delete'].map((verb) => `lambda:${verb}FunctionEventInvokeConfig`),
  },
  'AWS::Lambda::Permission': {
    nameLimit: LIMIT,
    arns: functionArn,
    rights: rights('lambda', 'AddPermission GetPolicy RemovePermission'),
  },
  'AWS::Scheduler::Schedule': {
    nameProperty: 'Name',
    nameLimit: LIMIT,
    arns: (name) => [at('scheduler', `schedule/default/${name}`)],
    rights: rights('scheduler', 'CreateSchedule GetSchedule UpdateSchedule DeleteSchedule'),
    further: (_name, stack) => [['iam:PassRole', roleOf(`${stack}-ReconciliationRole-A1B2C3D4E5F6`)]],
  },
  'AWS::Scheduler::ScheduleGroup': {
    nameProperty: 'Name',
    arns: (name) => [at('scheduler', `schedule-group/${name}`)],
    rights: rights(
      'scheduler',
      'CreateScheduleGroup GetScheduleGroup DeleteScheduleGroup TagResource UntagResource ListTagsForResource',
    ),
    // A group is deleted with the users' schedules.
    further: (name) => [['scheduler:DeleteSchedule', at('scheduler', `schedule/${name}/digest-of-a-user`)]],
  },
};
