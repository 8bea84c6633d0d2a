import { z } from 'zod';
import { ACCOUNT_ID } from '../../template/account.ts';
import type { Resources } from '../../template/resources.ts';
import { allowsPublication, topicPolicySchema } from './topic-policy.ts';

/** A topic of the template: who receives its notifications, and why CloudWatch cannot publish to it. */
type Topic = {
  arn: string;
  isEncrypted: boolean;
  policies: z.output<typeof topicPolicySchema>[];
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
const policySchema = z.strictObject({ Topics: z.array(z.string()), PolicyDocument: topicPolicySchema });
const subscriptionSchema = z.looseObject({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
});

/** The topics of SNS that the template has. */
export class Topics {
  readonly #topics: readonly Topic[];

  /** @throws Error for a member of a topic or its policy that the local stack does not know */
  constructor(resources: Resources) {
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
        policies: policies
          .filter(({ Topics: topics }) => topics.includes(arn))
          .map(({ PolicyDocument }) => PolicyDocument),
        subscriptions: own.map(({ Protocol, Endpoint }) => `${Protocol}:${Endpoint}`),
      };
    });
  }

  /** Publishes for an alarm. CloudWatch reports a refusal to nobody. */
  publish(topicArn: string, alarmArn: string): Delivery {
    const topic = this.#topics.find(({ arn }) => arn === topicArn);
    // The topic of another stack: its policy is its operator's.
    if (!topic) return { topic: topicArn, outcome: 'published', subscribers: [] };
    const reason = findRefusal(topic, alarmArn);
    if (reason !== undefined) return { topic: topicArn, outcome: 'failed', reason, subscribers: [] };
    return { topic: topicArn, outcome: 'published', subscribers: topic.subscriptions };
  }
}

function findRefusal({ arn, isEncrypted, policies }: Topic, alarmArn: string): string | undefined {
  // https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
  if (isEncrypted) return 'the local stack does not know whether CloudWatch may use the key of the topic';
  const statements = policies.flatMap(({ Statement }) => Statement);
  const publication = { topicArn: arn, alarmArn, account: ACCOUNT_ID };
  if (policies.length === 0 || allowsPublication(statements, publication)) return undefined;
  return 'the policy of the topic does not allow cloudwatch.amazonaws.com to publish';
}
