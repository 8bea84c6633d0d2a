import { z } from 'zod';
import { decide } from '../../iam/decide.ts';
import { sourceContext } from '../../iam/needs.ts';
import { readStatements, type Statement } from '../../iam/statement.ts';
import type { Resources } from '../../template/resources.ts';

/** A topic of the template: who receives its notifications, and why CloudWatch cannot publish to it. */
type Topic = {
  arn: string;
  isEncrypted: boolean;
  /** Of the policies that replace the topic's default policy, which lets CloudWatch publish. */
  statements: readonly Statement[] | undefined;
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
const policySchema = z.strictObject({ Topics: z.array(z.string()), PolicyDocument: z.unknown() });
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
        statements: statementsOf(
          policies.filter(({ Topics: topics }) => topics.includes(arn)),
          arn,
        ),
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

function statementsOf(
  policies: readonly { PolicyDocument?: unknown }[],
  arn: string,
): Statement[] | undefined {
  if (policies.length === 0) return undefined;
  return policies.flatMap(({ PolicyDocument }) => readStatements(PolicyDocument, arn));
}

function findRefusal({ arn, isEncrypted, statements }: Topic, alarmArn: string): string | undefined {
  // https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
  if (isEncrypted) return 'the local stack does not know whether CloudWatch may use the key of the topic';
  if (statements === undefined) return undefined;
  const context = { ...sourceContext(alarmArn), 'aws:SecureTransport': 'true' };
  const need = { action: 'sns:Publish', resource: arn, context };
  const service = 'cloudwatch.amazonaws.com';
  if (decide({ identity: [], resource: statements }, { service }, need).isAllowed) return undefined;
  return 'the policy of the topic does not allow cloudwatch.amazonaws.com to publish';
}
