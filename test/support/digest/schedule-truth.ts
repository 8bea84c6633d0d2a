import {
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { afterAll, expect } from 'vitest';
import { openLocalTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import { type signedIn, stack } from '../stack/product.ts';
import { control, digestsDone } from '../stack/stack-control.ts';
import { ownerOf } from './digest-control.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;

/** What the running stack has of a user's digest: the settings in the table, and the schedule. */
export function useScheduleTruth() {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SchedulerClient({ endpoint: stack.awsUrl, region: 'us-east-1', credentials });
  const GroupName = stack.outputs.DigestScheduleGroup ?? '';
  const table = openLocalTable(stack);
  const settings = digestSettingsIn(table);
  afterAll(() => {
    client.destroy();
    table.close();
  });
  const nameOf = (identifier: string) => userHash(ownerOf(identifier));

  async function findSchedule(identifier: string): Promise<GetScheduleCommandOutput | undefined> {
    const get = new GetScheduleCommand({ GroupName, Name: nameOf(identifier) });
    return client.send(get).catch((error: unknown) => {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    });
  }

  return {
    client,
    settings,
    findSchedule,
    /** Expects that GET /digest is true: a next run only with the schedule of the stored settings. */
    async expectTruth(browser: Browser, identifier: string) {
      const { status, json } = await browser('GET /digest');
      const [stored, schedule] = await Promise.all([
        settings.find(ownerOf(identifier)),
        findSchedule(identifier),
      ]);
      const scheduled: string | undefined = JSON.parse(schedule?.Target?.Input ?? '{}').revision;
      expect(status).toBe(stored === undefined ? 404 : 200);
      if (json?.nextRun !== undefined) expect(scheduled).toBe(stored?.revision);
      return { status, json, revision: stored?.revision, scheduled };
    },
    /** Fires the user's schedule once, and waits until Lambda has finished the event. */
    async fire(identifier: string, scheduledTime: string): Promise<void> {
      await control('POST', `schedules/${nameOf(identifier)}/fire`, { scheduledTime, group: GroupName });
      await digestsDone();
    },
  };
}

/** Invokes reconcile as an operator does. */
export async function runReconcile() {
  const url = `${stack.awsUrl}/2015-03-31/functions/reconcile/invocations`;
  const response = await fetch(url, { method: 'POST', body: '{}' });
  return { failed: response.headers.has('x-amz-function-error'), result: await response.json() };
}
