import { z } from 'zod';
import type { Access } from '../../iam/access.ts';
import type { Resources } from '../../template/resources.ts';

/** A topic of the template, with those that receive its notifications. */
type Topic = { arn: string; isEncrypted: boolean; hasPolicy: boolean; subscriptions: string[] };

/** The outcome of one action of an alarm: `failed` notifies no subscriber. */
export type Delivery = {
  topic: string;
  outcome: 'published' | 'failed';
  reason?: string;
  subscribers: string[];
};

/** Decides whether a service may call another one. */
export type Authorize = Pick<Access, 'deny'>;

const topicSchema = z.strictObject({
  TopicName: z.string().optional(),
  DisplayName: z.string().optional(),
  KmsMasterKeyId: z.string().optional(),
  Subscription: z.array(z.strictObject({ Endpoint: z.string(), Protocol: z.string() })).default([]),
  Tags: z.unknown().optional(),
});
const policySchema = z.object({ Topics: z.array(z.string()) });
const subscriptionSchema = z.looseObject({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
});
/** A channel of Slack, which subscribes to its topics. */
const channelSchema = z.looseObject({ SnsTopicArns: z.array(z.string()), SlackChannelId: z.string() });

/** The topics of SNS that the template has. */
export class Topics {
  readonly #topics: readonly Topic[];
  readonly #access: Authorize;

  /** @throws Error for a member of a topic that the local stack does not know */
  constructor(resources: Resources, access: Authorize) {
    this.#access = access;
    const withPolicy = parseAll(resources, 'AWS::SNS::TopicPolicy', policySchema).flatMap(
      (each) => each.Topics,
    );
    const subscriptions = parseAll(resources, 'AWS::SNS::Subscription', subscriptionSchema);
    const channels = parseAll(resources, 'AWS::Chatbot::SlackChannelConfiguration', channelSchema);
    this.#topics = resources.ofType('AWS::SNS::Topic').map(({ ref: arn, properties }) => {
      const { Subscription, KmsMasterKeyId } = topicSchema.parse(properties);
      const own = [...Subscription, ...subscriptions.filter(({ TopicArn }) => TopicArn === arn)];
      const slack = channels.filter(({ SnsTopicArns }) => SnsTopicArns.includes(arn));
      return {
        arn,
        isEncrypted: KmsMasterKeyId !== undefined,
        hasPolicy: withPolicy.includes(arn),
        subscriptions: [
          ...own.map(({ Protocol, Endpoint }) => `${Protocol}:${Endpoint}`),
          ...slack.map(({ SlackChannelId }) => `slack:${SlackChannelId}`),
        ],
      };
    });
  }

  /** Publishes for an alarm. CloudWatch reports a refusal nowhere. */
  publish(topicArn: string, alarmArn: string): Delivery {
    const topic = this.#topics.find(({ arn }) => arn === topicArn);
    // The topic of another stack: its policy is its operator's.
    if (!topic) return { topic: topicArn, outcome: 'published', subscribers: [] };
    const reason = this.#findRefusal(topic, alarmArn);
    if (reason !== undefined) return { topic: topicArn, outcome: 'failed', reason, subscribers: [] };
    return { topic: topicArn, outcome: 'published', subscribers: topic.subscriptions };
  }

  #findRefusal({ arn, isEncrypted, hasPolicy }: Topic, alarmArn: string): string | undefined {
    // https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
    if (isEncrypted) return 'the local stack does not know whether CloudWatch may use the key of the topic';
    // The default policy, which a policy of the template replaces, allows the account's alarms.
    if (!hasPolicy) return undefined;
    const caller = { service: 'cloudwatch.amazonaws.com', sourceArn: alarmArn };
    return this.#access.deny(caller, [{ action: 'sns:Publish', resource: arn }])?.message;
  }
}

function parseAll<Schema extends z.ZodType>(resources: Resources, type: string, schema: Schema) {
  return resources.ofType(type).map(({ properties }): z.output<Schema> => schema.parse(properties));
}
