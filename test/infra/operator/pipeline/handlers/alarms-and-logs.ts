import { at, type Handler, rights, roleOf, serviceRole } from './handler.ts';

export const alarmsAndLogs: Record<string, Handler> = {
  'AWS::CloudWatch::Alarm': {
    arns: (name) => [at('cloudwatch', `alarm:${name}`)],
    rights: rights(
      'cloudwatch',
      'PutMetricAlarm DescribeAlarms DeleteAlarms TagResource UntagResource ListTagsForResource',
    ),
  },
  'AWS::CloudWatch::CompositeAlarm': {
    arns: (name) => [at('cloudwatch', `alarm:${name}`)],
    rights: rights(
      'cloudwatch',
      'PutCompositeAlarm DescribeAlarms DeleteAlarms TagResource UntagResource ListTagsForResource',
    ),
  },
  'AWS::CloudWatch::Dashboard': {
    nameProperty: 'DashboardName',
    arns: (name) => [`arn:aws:cloudwatch::111122223333:dashboard/${name}`],
    rights: rights('cloudwatch', 'PutDashboard GetDashboard DeleteDashboards'),
  },
  'AWS::Chatbot::SlackChannelConfiguration': {
    nameProperty: 'ConfigurationName',
    arns: (name) => [`arn:aws:chatbot::111122223333:chat-configuration/slack-channel/${name}`],
    rights: rights(
      'chatbot',
      `CreateSlackChannelConfiguration DescribeSlackChannelConfigurations UpdateSlackChannelConfiguration
      DeleteSlackChannelConfiguration ListAssociations TagResource UntagResource ListTagsForResource`,
    ),
    further: (_name, stack) => [
      ['iam:PassRole', roleOf(`${stack}-AlarmsNotificationsSlack-A1B2C3D4E5F6`)],
      // https://docs.aws.amazon.com/chatbot/latest/adminguide/using-service-linked-roles.html
      serviceRole('management.chatbot.amazonaws.com', 'AWSServiceRoleForAWSChatbot'),
    ],
    unless: {
      CustomizationResourceArns: rights('chatbot', 'AssociateToConfiguration DisassociateFromConfiguration'),
    },
  },
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    arns: (name) => [at('logs', `log-group:${name}`), at('logs', `log-group:${name}:*`)],
    rights: rights(
      'logs',
      `CreateLogGroup DeleteLogGroup DescribeLogGroups PutRetentionPolicy DeleteRetentionPolicy TagResource UntagResource
      ListTagsForResource GetDataProtectionPolicy DeleteDataProtectionPolicy CreateLogDelivery PutResourcePolicy
      DescribeResourcePolicies DescribeIndexPolicies`,
    ),
    unless: {
      KmsKeyId: rights('logs', 'AssociateKmsKey DisassociateKmsKey'),
      DataProtectionPolicy: [
        'logs:PutDataProtectionPolicy',
        's3:REST.PUT.OBJECT',
        'firehose:TagDeliveryStream',
      ],
      FieldIndexPolicies: rights('logs', 'PutIndexPolicy DeleteIndexPolicy'),
    },
  },
  'AWS::Logs::MetricFilter': {
    // Authorized on the log group, whose name is generated.
    arns: (name) => [at('logs', `log-group:${name}`)],
    rights: rights('logs', 'PutMetricFilter DescribeMetricFilters DeleteMetricFilter'),
  },
  'AWS::Logs::QueryDefinition': {
    arns: () => ['*'],
    rights: rights('logs', 'PutQueryDefinition DescribeQueryDefinitions DeleteQueryDefinition'),
  },
};
