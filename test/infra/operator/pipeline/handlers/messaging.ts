import { at, type Handler, rights } from './handler.ts';

const topic = (name: string) => [at('sns', name)];
const queue = (name: string) => [at('sqs', name)];

export const messaging: Record<string, Handler> = {
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    arns: (name) => [at('events', `event-bus/${name}`)],
    rights: rights(
      'events',
      'CreateEventBus DescribeEventBus UpdateEventBus DeleteEventBus TagResource UntagResource ListTagsForResource',
    ),
    unless: { Policy: ['events:PutPermission'] },
  },
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    arns: topic,
    rights: rights(
      'sns',
      `CreateTopic GetTopicAttributes SetTopicAttributes DeleteTopic Subscribe Unsubscribe ListSubscriptionsByTopic
      GetDataProtectionPolicy TagResource UntagResource ListTagsForResource`,
    ),
    unless: {
      DataProtectionPolicy: ['sns:PutDataProtectionPolicy'],
      DeliveryStatusLogging: ['iam:GetRole', 'iam:PassRole'],
    },
  },
  'AWS::SNS::TopicPolicy': { arns: topic, rights: ['sns:SetTopicAttributes'] },
  'AWS::SNS::Subscription': {
    arns: topic,
    rights: rights('sns', 'Subscribe Unsubscribe GetSubscriptionAttributes SetSubscriptionAttributes'),
    unless: { SubscriptionRoleArn: ['iam:GetRole', 'iam:PassRole'] },
  },
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    arns: queue,
    rights: rights(
      'sqs',
      'CreateQueue GetQueueUrl GetQueueAttributes SetQueueAttributes DeleteQueue ListQueueTags TagQueue UntagQueue',
    ),
  },
  'AWS::SQS::QueuePolicy': { arns: queue, rights: ['sqs:SetQueueAttributes'] },
};
