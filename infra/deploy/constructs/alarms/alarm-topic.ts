import { Stack } from 'aws-cdk-lib';
import { SlackChannelConfiguration } from 'aws-cdk-lib/aws-chatbot';
import { ManagedPolicy, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Parameters } from '../../parameters/parameters.ts';

/** The topic that every alarm notifies: the operator's own one, or one of the stack with its subscribers. */
export class AlarmTopic extends Construct {
  readonly topic: ITopic;

  constructor(
    scope: Construct,
    id: string,
    { snsTopicArn, email, slack }: NonNullable<Parameters['alarms']>,
  ) {
    super(scope, id);
    if (snsTopicArn !== undefined) {
      this.topic = Topic.fromTopicArn(this, 'Given', snsTopicArn);
      return;
    }
    const topic = this.createTopic();
    this.topic = topic;
    if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
    if (slack !== undefined) this.notifySlack(topic, slack);
  }

  private createTopic(): Topic {
    // Not encrypted with the AWS managed key: CloudWatch could not publish, and reports no error. A notification has an
    // alarm's name and numbers, and no user.
    const topic = new Topic(this, 'Topic', { enforceSSL: true, displayName: Stack.of(this).stackName });
    // The policy of enforceSSL replaces the topic's default one, which lets the account's alarms publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    return topic;
  }

  private notifySlack(
    topic: Topic,
    { workspaceId, channelId }: { workspaceId: string; channelId: string },
  ): void {
    new SlackChannelConfiguration(this, 'Slack', {
      slackChannelConfigurationName: Stack.of(this).stackName,
      slackWorkspaceId: workspaceId,
      slackChannelId: channelId,
      notificationTopics: [topic],
      // The default lets members of the channel do everything that the channel's role may.
      guardrailPolicies: [ManagedPolicy.fromAwsManagedPolicyName('CloudWatchReadOnlyAccess')],
    });
  }
}
