import type { Alarming, AlarmReading } from '../../../../../infra/operator/doctor/alarm-reading.ts';
import { soundAlarming } from '../deployment.ts';
import type { Fault } from './fault.ts';

const withAlarming = (change: Partial<Alarming>) => async () => ({
  alarming: { ...soundAlarming, ...change },
});
const allow = (Principal: unknown, Action = 'sns:Publish') =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal, Action }] });
const unreadable = async () => ({
  alarming: { problem: 'reading the alarms failed: AccessDenied', remedy: 'it needs rights' } as AlarmReading,
});

const canPublish = 'the alarms can publish to their topic';
const isReceived = 'the alarms have a confirmed recipient';
const areEnabled = 'the alarms are enabled';

export const alarmFaults: Fault[] = [
  ...[canPublish, isReceived, areEnabled].map((title) => ({
    title,
    cause: 'the credentials may not read them',
    inject: unreadable,
    reported: /reading the alarms failed: AccessDenied\. Remedy/,
  })),
  {
    title: canPublish,
    cause: "the topic's policy has only the refusal of requests without TLS",
    inject: withAlarming({
      policy: JSON.stringify({ Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sns:Publish' }] }),
    }),
    reported: /does not let cloudwatch\.amazonaws\.com publish/,
  },
  {
    title: canPublish,
    cause: 'another service may publish',
    inject: withAlarming({ policy: allow({ Service: 'events.amazonaws.com' }) }),
    reported: /does not let cloudwatch\.amazonaws\.com publish/,
  },
  {
    title: canPublish,
    cause: 'CloudWatch may only subscribe',
    inject: withAlarming({ policy: allow({ Service: 'cloudwatch.amazonaws.com' }, 'sns:Subscribe') }),
    reported: /does not let cloudwatch\.amazonaws\.com publish/,
  },
  {
    title: canPublish,
    cause: 'the topic has no policy',
    inject: withAlarming({ policy: '' }),
    reported: /does not let cloudwatch\.amazonaws\.com publish/,
  },
  {
    title: canPublish,
    cause: "the topic is encrypted with AWS's own key",
    inject: withAlarming({ key: 'alias/aws/sns' }),
    reported: /encrypted with alias\/aws\/sns, which CloudWatch may not use\. Remedy: take a key of your own/,
  },
  {
    title: isReceived,
    cause: 'nobody has subscribed',
    inject: withAlarming({ subscriptions: [] }),
    reported: /the topic has no subscriber\. Remedy: give the stage alarms\.email/,
  },
  {
    title: isReceived,
    cause: 'the mail of AWS was not answered',
    inject: withAlarming({ subscriptions: [{ protocol: 'email', isConfirmed: false }] }),
    reported: /no subscriber has confirmed \(email\)\. Remedy: open the link/,
  },
  {
    title: areEnabled,
    cause: 'somebody has disabled one',
    inject: withAlarming({
      alarms: [...soundAlarming.alarms, { name: 'onbehalf-prod-AlarmsDeadSlots', isEnabled: false }],
    }),
    reported: /the actions of onbehalf-prod-AlarmsDeadSlots are disabled\. Remedy: enable them/,
  },
  {
    title: areEnabled,
    cause: 'the deployed version has none',
    inject: withAlarming({ alarms: [] }),
    reported: /the stack has no alarm\. Remedy: deploy this version/,
  },
];
