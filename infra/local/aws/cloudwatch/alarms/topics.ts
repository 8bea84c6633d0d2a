import { z } from 'zod';
import type { Access } from '../../iam/access.ts';
import type { Resources } from '../../template/resources.ts';

/** A topic of the template: who receives its notifications, and why CloudWatch cannot publish to it. */
type Topic = {
  arn: string;
  isEncrypted: boolean;
  /** Whether a policy replaces the topic's default policy, which lets CloudWatch publish. */
  hasPolicy: boolean;
  subscriptions: string[];
};

/** The outcome of one action of an alarm: `failed` notifies no subscriber. */
export type Delivery = {
  topic: string;
  outcome: 'published' | 'failed';
  reason?: string;
  subscribers: string[];
};

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

/** The topics of SNS that the template has. */
export class Topics {
  readonly #topics: readonly Topic[];
  readonly #access: Access;

  /** @throws Error for a member of a topic or its policy that the local stack does not know */
  constructor(resources: Resources, access: Access) {
    this.#access = access;
    const policies = resources
      .ofType('AWS::SNS::TopicPolicy')
      .map((each) => policySchema.parse(each.properties));
    const subscriptions = resources
      .ofType('AWS::SNS::Subscription')
      .map(({ properties }) => subscriptionSchema.parse(properties));
    this.#topics = resources.ofType('AWS::SNS::Topic').map(({ ref: arn, properties }) => {
      const { Subscription, KmsMasterKeyId } = topicSchema.parse(properties);
      const own = [...Subscription, ...subscriptions.filter(({ TopicArn }) => TopicArn === arn)];
      return {
        arn,
        isEncrypted: KmsMasterKeyId !== undefined,
        hasPolicy: policies.some(({ Topics: topics }) => topics.includes(arn)),
        subscriptions: own.map(({ Protocol, Endpoint }) => `${Protocol}:${Endpoint}`),
      };
    });
  }

  /** Publishes for an alarm. CloudWatch reports a refusal to nobody. */
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
    if (!hasPolicy) return undefined;
    const caller = { service: 'cloudwatch.amazonaws.com', sourceArn: alarmArn };
    return (
      this.#access.deny(caller, [{ action: 'sns:Publish', resource: arn }]) &&
      'the policy of the topic does not allow cloudwatch.amazonaws.com to publish'
    );
  }
}
