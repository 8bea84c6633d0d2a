import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { type DigestSlots, digestSlotsIn, type StoredDigest } from '../../shared/state/digest-slots.ts';
import type { StackDescription } from './local-stack.ts';
import { localTable } from './table-client.ts';

type DigestInput = { issuer: string; identifier: string; query?: string; maxMessages?: number };

/** Creates a one-time schedule, due now, of the very kind that a deployed stack has per user. */
export async function scheduleDigest(
  stack: StackDescription,
  name: string,
  input: DigestInput,
): Promise<void> {
  const { outputs } = stack;
  const scheduler = new SchedulerClient({
    endpoint: stack.awsUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await scheduler.send(
    new CreateScheduleCommand({
      Name: name,
      GroupName: outputs.DigestScheduleGroup,
      ScheduleExpression: `at(${new Date().toISOString().slice(0, 19)})`,
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: outputs.MailDigestFunctionArn,
        RoleArn: outputs.DigestScheduleRoleArn,
        Input: JSON.stringify({ ...input, scheduledTime: '<aws.scheduler.scheduled-time>' }),
      },
    }),
  );
  scheduler.destroy();
}

/** The user's digest once it is stored. @throws Error after 30 s without one */
export async function awaitDigest(stack: StackDescription, user: DigestInput): Promise<StoredDigest> {
  const table = localTable(stack);
  try {
    return await poll(digestSlotsIn(table), user);
  } finally {
    table.client.destroy();
  }
}

async function poll(slots: Pick<DigestSlots, 'latest'>, user: DigestInput): Promise<StoredDigest> {
  const end = Date.now() + 30_000;
  for (;;) {
    const digest = await slots.latest(user);
    if (digest !== undefined) return digest;
    if (Date.now() > end) throw new Error('No digest was stored within 30 s; see the log of mail-digest.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
