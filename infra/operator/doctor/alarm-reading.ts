import { openQueryApi, type QueryApi } from '../aws/query-api.ts';
import { findElements, textOf } from '../aws/xml-element.ts';
import type { Explanation } from '../credentials/secrets-manager-error.ts';

/** What AWS shows of a stack's alarms and of the topic that they notify. */
export type Alarming = {
  /** The topic's policy as AWS returns it, as JSON. */
  policy: string;
  /** The key that encrypts the topic; empty without one. */
  key: string;
  /** The protocol of each subscription, and whether its subscriber has confirmed it. */
  subscriptions: { protocol: string; isConfirmed: boolean }[];
  alarms: { name: string; isEnabled: boolean }[];
};

export type AlarmReading = Alarming | Explanation;

const RIGHTS =
  'cloudformation:DescribeStacks, cloudwatch:DescribeAlarms, sns:GetTopicAttributes and sns:ListSubscriptionsByTopic';

/** Reads the alarms of a stage with the operator's AWS credentials. */
export async function readAlarming(stage: string, region: string): Promise<AlarmReading> {
  const stackName = `onbehalf-${stage}`;
  try {
    const topicArn = await findTopic(stackName, openQueryApi('cloudformation', { region }));
    if (topicArn === undefined) {
      return {
        problem: `the stack ${stackName} has no output AlarmTopicArn`,
        remedy: 'deploy this version; the region is that of the deployment',
      };
    }
    const [, , , topicRegion = region] = topicArn.split(':');
    const topic = await readTopic(topicArn, openQueryApi('sns', { region: topicRegion }));
    return { ...topic, alarms: await listAlarms(stackName, openQueryApi('monitoring', { region })) };
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    return {
      problem: `reading the alarms failed: ${name}`,
      remedy: `check the AWS credentials and the region; the identity needs ${RIGHTS}`,
    };
  }
}

async function findTopic(stackName: string, call: QueryApi): Promise<string | undefined> {
  const response = await call('DescribeStacks', { StackName: stackName });
  const outputs = findElements(response, 'Outputs').flatMap(({ children }) => children);
  const output = outputs.find((each) => textOf(each, 'OutputKey') === 'AlarmTopicArn');
  return output && textOf(output, 'OutputValue');
}

async function readTopic(TopicArn: string, call: QueryApi): Promise<Omit<Alarming, 'alarms'>> {
  const attributes = new Map(
    findElements(await call('GetTopicAttributes', { TopicArn }), 'entry').map((entry) => [
      textOf(entry, 'key'),
      textOf(entry, 'value'),
    ]),
  );
  const listed = findElements(await call('ListSubscriptionsByTopic', { TopicArn }), 'member');
  const subscriptions = listed.map((each) => ({
    protocol: textOf(each, 'Protocol'),
    // Until it is confirmed, `PendingConfirmation` stands in place of the ARN.
    isConfirmed: textOf(each, 'SubscriptionArn').startsWith('arn:'),
  }));
  return {
    policy: attributes.get('Policy') ?? '',
    key: attributes.get('KmsMasterKeyId') ?? '',
    subscriptions,
  };
}

async function listAlarms(stackName: string, call: QueryApi): Promise<Alarming['alarms']> {
  const alarms: Alarming['alarms'] = [];
  let next: string | undefined = '';
  while (next !== undefined) {
    const response = await call('DescribeAlarms', {
      // The stack of a stage whose name begins with this one has no such alarm: logical ids begin with a capital.
      AlarmNamePrefix: `${stackName}-Alarms`,
      'AlarmTypes.member.1': 'MetricAlarm',
      'AlarmTypes.member.2': 'CompositeAlarm',
      MaxRecords: '100',
      ...(next !== '' && { NextToken: next }),
    });
    for (const kind of ['MetricAlarms', 'CompositeAlarms']) {
      const members = findElements(response, kind).flatMap(({ children }) => children);
      for (const member of members) {
        const isEnabled = textOf(member, 'ActionsEnabled') === 'true';
        alarms.push({ name: textOf(member, 'AlarmName'), isEnabled });
      }
    }
    next = findElements(response, 'NextToken')[0]?.text.trim() || undefined;
  }
  return alarms;
}
