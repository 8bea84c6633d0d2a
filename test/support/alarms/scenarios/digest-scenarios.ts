import { expect } from 'vitest';
import { endSlotLeases } from '../../stack/leases.ts';
import {
  armFault,
  control,
  digestsDone,
  eventsSince,
  healStack,
  lastSeq,
  recycle,
} from '../../stack/stack-control.ts';
import { eachMinute, passSeconds } from '../alarm-control.ts';
import { endDigest, fire, fireAgain, useDigest } from '../digest-of-alarms.ts';
import { awaitBusy, ofEachFunction, signalAll, useFunctionRequests } from '../function-requests.ts';
import type { Scenario } from '../scenario.ts';

/** Each digest fails, as the secret cannot be read, until Lambda has given up its event. */
async function failDigest(identifier: string): Promise<void> {
  await useDigest(identifier);
  await recycle('mail-digest');
  await armFault({ at: 'secretsmanager.*', do: 'error', share: 1, function: 'mail-digest' });
  await eachMinute(1, async () => {
    await fire(identifier);
    await digestsDone();
  });
}

/** More than the account's concurrency. */
const MANY = 1_100;

/** What happens to digests, and to the schedules that fire them. */
export const digestScenarios: readonly Scenario[] = [
  {
    title: 'a digest fails for good',
    fires: ['MailDigestErrors', 'MailDigestDropped', 'DeadLetters'],
    queries: ['failed runs', 'slots by state'],
    cause: () => failDigest('alarms-of-failures'),
    mend: () => endDigest('alarms-of-failures'),
  },
  {
    title: 'a digest fails for good, and cannot be sent to the dead-letter queue',
    fires: ['MailDigestErrors', 'MailDigestDropped', 'MailDigestLost'],
    queries: ['failed runs'],
    cause: async () => {
      await control('POST', 'iam', { revoked: [{ holder: 'mail-digest', action: 'sqs:SendMessage' }] });
      await failDigest('alarms-of-losses');
    },
    mend: () => endDigest('alarms-of-losses'),
  },
  {
    title: 'a digest is killed after its mail was sent',
    fires: ['MailDigestErrors', 'DeadSlots'],
    queries: ['dead slots', 'crashes and timeouts'],
    cause: async () => {
      const identifier = 'alarms-of-dead-slots';
      await useDigest(identifier, { delivery: 'email' });
      const tool = 'gmail_send_message';
      await armFault({
        at: 'scalekit.executeTool',
        tool,
        when: 'after',
        do: 'kill',
        function: 'mail-digest',
      });
      await eachMinute(1, async () => {
        await fire(identifier);
        await new Promise((resolve) => setTimeout(resolve, 900));
        await endSlotLeases(identifier);
        await digestsDone();
      });
    },
    mend: () => endDigest('alarms-of-dead-slots'),
  },
  {
    title: 'Scheduler gives up a firing',
    fires: ['SchedulesDropped', 'DeadLetters'],
    queries: [],
    cause: async () => {
      await useDigest('alarms-of-drops');
      await armFault({ at: 'scheduler.Fire', do: 'error', code: 'InternalServerError', share: 1 });
      await eachMinute(1, () => fire('alarms-of-drops'));
    },
    mend: () => endDigest('alarms-of-drops'),
  },
  {
    title: 'Lambda throttles Scheduler',
    fires: ['SchedulesThrottled'],
    queries: ['digests per minute'],
    cause: async () => {
      await useDigest('alarms-of-throttles');
      await eachMinute(3, async () => {
        await armFault({ at: 'scheduler.Fire', do: 'error', code: 'TooManyRequestsException' });
        await fire('alarms-of-throttles');
      });
      await digestsDone();
    },
    mend: () => endDigest('alarms-of-throttles'),
  },
  {
    title: 'a digest needs nearly all of its time',
    fires: ['MailDigestDuration'],
    queries: ['longest runs'],
    cause: async () => {
      await useDigest('alarms-of-slow-digests');
      await fire('alarms-of-slow-digests');
      await digestsDone();
      for (let nth = 0; nth < 3; nth += 1) {
        const seq = await lastSeq();
        await armFault({ at: 'dynamodb.*', do: 'freeze', function: 'mail-digest' });
        await fire('alarms-of-slow-digests');
        await expect.poll(() => eventsSince(seq, { event: 'SIGSTOP' })).toHaveLength(1);
        await passSeconds(98);
        await signalAll(['mail-digest'], 'thaw');
        await digestsDone();
      }
    },
    mend: () => endDigest('alarms-of-slow-digests'),
  },
  {
    title: 'many digests are stuck',
    fires: ['AccountConcurrency', 'MailDigestBacklog', ...ofEachFunction('Throttles')],
    mayFire: ['ApiClientErrors'],
    queries: ['digests per minute', 'runs per minute'],
    cause: async () => {
      await useDigest('alarms-of-many');
      // Further events of a slot that is closed end soon once they run.
      const slot = await fire('alarms-of-many');
      await digestsDone();
      const requests = Object.values(await useFunctionRequests());
      await armFault({ at: 'dynamodb.*', do: 'freeze', function: 'mail-digest', share: 1 });
      for (let fired = 0; fired < MANY; fired += 100) await fireAgain('alarms-of-many', slot, 100);
      await awaitBusy(['mail-digest']);
      const responses: Promise<unknown>[] = [];
      await eachMinute(12, async (minute) => {
        if (minute < 2) responses.push(...requests.map((request) => request()));
        await new Promise((resolve) => setTimeout(resolve, minute < 2 ? 300 : 0));
      });
      await healStack();
      await signalAll(['mail-digest'], 'thaw');
      await Promise.allSettled(responses);
      await digestsDone();
    },
    mend: () => endDigest('alarms-of-many'),
  },
];
