import { z } from 'zod';

const topicArn = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/,
    'is not the ARN of an SNS topic (one with .fifo cannot be notified)',
  );

/** https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html */
const slack = z.strictObject({
  workspaceId: z
    .string()
    .regex(/^[0-9A-Z]{1,255}$/, 'is not the id of a Slack workspace, such as T0123ABCDE'),
  channelId: z.string().regex(/^[A-Za-z0-9]{1,255}$/, 'is not the id of a Slack channel, such as C0123ABCDE'),
});

/** Whom the alarms notify. */
export const alarmsSchema = z
  .strictObject({
    /** Confirms the subscription with the link in its first mail. */
    email: z.email('is not a mail address').optional(),
    /** A topic of the operator's, used in place of the stack's own. */
    snsTopicArn: topicArn.optional(),
    slack: slack.optional(),
  })
  .superRefine(({ email, snsTopicArn, slack }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    const isOwn = email !== undefined || slack !== undefined;
    if (snsTopicArn === undefined && !isOwn) refuse('names no recipient: give email, slack or snsTopicArn');
    if (snsTopicArn !== undefined && isOwn) {
      refuse('has snsTopicArn, so email and slack must subscribe to that topic, not to one of this stack');
    }
  });
