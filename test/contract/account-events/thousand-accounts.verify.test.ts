import { beforeAll, expect, it } from 'vitest';
import { type ReceiveDeps, receiveEvent } from '../../../functions/account-events/receive-event.ts';
import { eventOrderIn } from '../../../shared/account-events/event-order.ts';
import { receivedEventsIn } from '../../../shared/account-events/received-events.ts';
import type { StatusChanged } from '../../../shared/account-events/status-changed.ts';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';
import { labelsIn } from '../../../shared/state/accounts/labels.ts';
import { digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { offboardingsIn } from '../../../shared/state/offboarding/offboardings.ts';
import { trailsIn } from '../../../shared/state/offboarding/trails.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { useTable } from '../../support/state/dynalite-table.ts';
import { fakeSchedules } from '../../support/state/fake-digest-settings.ts';

const ISSUER = 'https://issuer';
const USERS = 1_000;
/** Deliveries of Scalekit under way at a time, and of each event. */
const PARALLEL = 40;
const COPIES = 2;
const users = Array.from({ length: USERS }, (_, n) => `thousand-${n}`);
const start = Date.parse('2026-11-22T08:00:00Z');

const table = useTable();
const published: StatusChanged[] = [];
const paused = new Map<string, number>();
let deps: ReceiveDeps;
let clock = start;
let requests = 0;

beforeAll(async () => {
  const settings = digestSettingsIn(table(), () => clock);
  deps = {
    issuer: ISSUER,
    // Each look at the clock is later than the one before it, so that a second notice would show.
    now: () => ++clock,
    settings,
    schedules: fakeSchedules(),
    // Every account has ended at Scalekit before its webhook comes.
    accounts: { find: async (ref) => ({ ...ref, status: 'EXPIRED' }) },
    connections: { resolve: async () => 'gmail' },
    labels: labelsIn(table()),
    events: receivedEventsIn(table()),
    order: eventOrderIn(table()),
    trails: trailsIn(table()),
    offboardings: offboardingsIn(table()),
    bus: { publish: async (change) => void published.push(change) },
    log: { info() {}, warn() {} },
  };
  await runInParallel(users, PARALLEL, (identifier) =>
    settings.put({ issuer: ISSUER, identifier }, { choice, revision: 'r1', at: start }),
  );
});

const eventOf = (identifier: string, n: number) => ({
  id: `evt_${n}`,
  type: 'connected_account.status_updated',
  occurred_at: new Date(start + n).toISOString(),
  data: { id: `ca_${n}`, identifier, connection_id: 'conn_1', status: 'EXPIRED', old_status: 'ACTIVE' },
});

/** One delivery, as the route makes it. @returns whether it was acknowledged */
async function deliver(identifier: string, n: number): Promise<boolean> {
  const body = Buffer.from(JSON.stringify(eventOf(identifier, n)));
  requests += 1;
  const scope = { requestId: `delivery-${requests}`, deadline: Number.POSITIVE_INFINITY };
  return receiveEvent({ webhookId: `evt_${n}`, body }, scope, deps).then(
    () => true,
    () => false,
  );
}

it('1,000 accounts that end concurrently pause each digest, with one notice and one publication each', async () => {
  const copies = users.flatMap((identifier, n) => Array.from({ length: COPIES }, () => ({ identifier, n })));
  let left = copies;
  // A delivery is repeated when another one of its event was at work, as Scalekit does.
  for (let round = 0; left.length > 0; round += 1) {
    expect(round).toBeLessThan(6);
    const acknowledged = await runInParallel(left, PARALLEL, ({ identifier, n }) => deliver(identifier, n));
    left = left.filter((_, index) => !acknowledged[index]);
    for (const identifier of round === 0 ? users : []) {
      const stored = await deps.settings.findRecord({ issuer: ISSUER, identifier });
      paused.set(identifier, stored?.settings?.paused?.since ?? 0);
    }
  }
  for (const identifier of users) {
    const stored = await deps.settings.findRecord({ issuer: ISSUER, identifier });
    const since = stored?.settings?.paused?.since;
    expect(stored?.settings?.paused).toMatchObject({ reason: 'account', connection: 'gmail' });
    // The notice of the first delivery stays.
    expect(since).toBe(paused.get(identifier));
  }
  expect(published.map(({ id }) => id).toSorted()).toEqual(users.map((_, n) => `evt_${n}`).toSorted());
});
