import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLocalTable } from '../../../infra/local/aws/dynamodb/table-client.ts';
import { digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { fireAndAwait, ownerOf, putSettings } from '../../support/digest/digest-control.ts';
import { signedIn, simulator, stack } from '../../support/stack/product.ts';
import { control } from '../../support/stack/stack-control.ts';
import { setStatus } from '../../support/stack/webhooks.ts';

const USERS = 1_000;
const SPREAD_MS = 55_000;
/** As Scalekit's own; a busy machine needs some of them. */
const RETRY_SECONDS = [5, 30, 120, 300, 900];
const PATIENCE_MS = 25 * 60_000;
const users = Array.from({ length: USERS }, (_, n) => `thousand-${n}`);
type Published = { buses: { events: { detail: { identifier: string; status: string; id: string } }[] }[] };

async function forEach(work: (user: string) => Promise<unknown>, parallel = 8): Promise<void> {
  const left = [...users];
  const worker = async () => {
    for (let user = left.shift(); user !== undefined; user = left.shift()) await work(user);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

let endpoint = '';
beforeAll(async () => {
  await forEach(async (user) => {
    await setStatus(user, 'ACTIVE');
    await putSettings(await signedIn(user));
  });
  await control('DELETE', 'buses');
  await simulator.post('webhooks/settings', { retryDelaysSeconds: RETRY_SECONDS });
  const url = `${stack.apiUrl}/webhooks/scalekit`;
  endpoint = ((await simulator.post('webhooks/endpoints', { url })) as unknown as { id: string }).id;
}, 600_000);
afterAll(async () => {
  await simulator.remove(`webhooks/endpoints?id=${endpoint}`);
  await simulator.post('webhooks/settings', { retryDelaysSeconds: [1, 2, 4, 8, 16] });
  await forEach(async (user) => (await signedIn(user))('DELETE /digest'));
}, 600_000);

it(
  '1,000 accounts that end within a minute pause every digest before its next run, with one notice each',
  async () => {
    const startedAt = Date.now();
    await forEach(async (user) => {
      const due = startedAt + users.indexOf(user) * (SPREAD_MS / USERS);
      await sleep(Math.max(0, due - Date.now()));
      await setStatus(user, 'EXPIRED');
    });
    const lostMs = Date.now() - startedAt;
    const table = openLocalTable(stack);
    const settings = digestSettingsIn(table);
    try {
      const notPaused = async () => {
        const found = await Promise.all(users.map((user) => settings.find(ownerOf(user))));
        return found.filter((each) => each?.paused?.reason !== 'account').length;
      };
      await expect.poll(notPaused, { timeout: PATIENCE_MS, interval: 1_000 }).toBe(0);
      const pausedMs = Date.now() - startedAt;
      const found = await Promise.all(users.map((user) => settings.find(ownerOf(user))));
      const notices = found.map((each) => each?.paused?.since ?? 0);
      expect(notices.filter((since) => since < startedAt)).toEqual([]);
      process.stdout.write(
        `1,000 accounts ended within ${lostMs} ms; all digests paused after ${pausedMs} ms\n`,
      );
      // Scalekit repeats what the stack could not take: the notice stays the first one.
      await expect
        .poll(
          () => simulator.get('webhooks/deliveries').then((all) => JSON.stringify(all).includes('"pending"')),
          {
            timeout: PATIENCE_MS,
            interval: 1_000,
          },
        )
        .toBe(false);
      const later = await Promise.all(users.map((user) => settings.find(ownerOf(user))));
      expect(later.map((each) => each?.paused?.since)).toEqual(notices);
    } finally {
      table.close();
    }
    const { buses } = await control<Published>('GET', 'buses');
    const expired = buses.flatMap(({ events }) => events).filter(({ detail }) => detail.status === 'EXPIRED');
    const byUser = Map.groupBy(expired, ({ detail }) => detail.identifier);
    expect(byUser.size).toBe(USERS);
    for (const [user, events] of byUser)
      expect(new Set(events.map(({ detail }) => detail.id)).size, user).toBe(1);
    for (const user of users.slice(0, 5))
      expect(await fireAndAwait(await signedIn(user), user)).toMatchObject({
        status: 'SKIPPED',
        reason: 'paused',
      });
  },
  2 * PATIENCE_MS,
);
