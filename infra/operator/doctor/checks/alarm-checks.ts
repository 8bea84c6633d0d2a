import { z } from 'zod';
import type { Alarming, AlarmReading } from '../alarm-reading.ts';
import { type Check, defineCheck, fail, failOn, type Outcome, pass } from './check.ts';

const names = z.union([z.string().transform((name) => [name]), z.array(z.string())]);

const policySchema = z.looseObject({
  Statement: z.array(
    z.looseObject({
      Effect: z.string(),
      Principal: z.union([z.literal('*'), z.record(z.string(), names)]).optional(),
      Action: names.optional(),
    }),
  ),
});

const KEY_OF_AWS = 'alias/aws/sns';

/** Whether an alarm that fires has a recipient. */
export const alarmChecks: Check[] = [
  defineCheck('the alarms can publish to their topic', ['alarming'], ({ alarming }) =>
    judge(alarming, judgeTopic),
  ),
  defineCheck('the alarms have a confirmed recipient', ['alarming'], ({ alarming }) =>
    judge(alarming, judgeSubscriptions),
  ),
  defineCheck('the alarms are enabled', ['alarming'], ({ alarming }) => judge(alarming, judgeAlarms)),
];

function judge(reading: AlarmReading, judgeRead: (alarming: Alarming) => Outcome): Outcome {
  return 'problem' in reading ? fail(reading.problem, reading.remedy) : judgeRead(reading);
}

/** CloudWatch reports neither of these: the alarm fires, and its notification is lost. */
function judgeTopic({ policy, key }: Alarming): Outcome {
  if (key.endsWith(KEY_OF_AWS)) {
    return fail(
      `the topic is encrypted with ${KEY_OF_AWS}, which CloudWatch may not use`,
      'take a key of your own whose policy names cloudwatch.amazonaws.com, or none',
    );
  }
  if (allowsCloudWatch(policy)) return pass;
  return fail(
    "the topic's policy does not let cloudwatch.amazonaws.com publish, so every notification is lost",
    'deploy; for a topic of your own (alarms.snsTopicArn) allow sns:Publish for cloudwatch.amazonaws.com with aws:SourceAccount',
  );
}

function allowsCloudWatch(policy: string): boolean {
  const parsed = policySchema.safeParse(parseJson(policy));
  if (!parsed.success) return false;
  return parsed.data.Statement.some(({ Effect, Principal = {}, Action = [] }) => {
    const services = Principal === '*' ? ['*'] : Object.values(Principal).flat();
    const isCloudWatch = services.some((each) => each === '*' || each === 'cloudwatch.amazonaws.com');
    const isPublish = Action.some((action) => /^(?:\*|sns:(?:\*|publish))$/i.test(action));
    return Effect === 'Allow' && isCloudWatch && isPublish;
  });
}

function judgeSubscriptions({ subscriptions }: Alarming): Outcome {
  if (subscriptions.some(({ isConfirmed }) => isConfirmed)) {
    const waiting = subscriptions.filter(({ isConfirmed }) => !isConfirmed).length;
    return waiting === 0 ? pass : { status: 'pass', note: `${waiting} more not confirmed` };
  }
  if (subscriptions.length === 0) {
    return fail(
      'the topic has no subscriber',
      'give the stage alarms.email or alarms.slack and deploy, or subscribe to the output AlarmTopicArn',
    );
  }
  const protocols = subscriptions.map(({ protocol }) => protocol).join(', ');
  return fail(
    `no subscriber has confirmed (${protocols})`,
    'open the link in the mail "AWS Notification - Subscription Confirmation"; AWS deletes the subscription after two days, and another deployment does not create it again',
  );
}

function judgeAlarms({ alarms }: Alarming): Outcome {
  if (alarms.length === 0) return fail('the stack has no alarm', 'deploy this version');
  const disabled = alarms.filter(({ isEnabled }) => !isEnabled).map(({ name }) => name);
  return failOn(
    disabled.map((name) => `the actions of ${name} are disabled`),
    'enable them: aws cloudwatch enable-alarm-actions --alarm-names NAME',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
