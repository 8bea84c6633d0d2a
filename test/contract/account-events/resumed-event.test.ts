import { describe, expect, it } from 'vitest';
import { type ReceiveDeps, receiveEvent } from '../../../functions/account-events/receive-event.ts';
import { eventOrderIn } from '../../../shared/account-events/event-order.ts';
import { receivedEventsIn } from '../../../shared/account-events/received-events.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AccountStatus } from '../../../shared/scalekit/scalekit.ts';
import { digestSettingsIn } from '../../../shared/state/digest-settings.ts';
import { offboardingsIn } from '../../../shared/state/offboarding/offboardings.ts';
import { trailsIn } from '../../../shared/state/offboarding/trails.ts';
import { choice } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';
import { useTable } from '../../support/state/dynalite-table.ts';
import { fakeSchedules } from '../../support/state/fake-digest-settings.ts';

const ISSUER = 'https://issuer';
const table = useTable();

/** A user's account with a digest; `interrupt` runs once after the next change of the pause, and ends the delivery. */
async function prepare(identifier: string, first: AccountStatus) {
  const user = { issuer: ISSUER, identifier };
  const account = { status: first };
  const settings = digestSettingsIn(table());
  await settings.put(user, { choice, revision: 'r1', at: 1 });
  let interrupt: (() => Promise<unknown>) | undefined;
  const interrupted = async (change: () => Promise<void>) => {
    const work = interrupt;
    interrupt = undefined;
    await work?.();
    await change();
    if (work !== undefined) throw new AppError('upstream-unavailable');
  };
  const deps: ReceiveDeps = {
    issuer: ISSUER,
    now: () => 1_000_000,
    settings: {
      ...settings,
      pause: (...given) => interrupted(() => settings.pause(...given)),
      lift: (...given) => interrupted(() => settings.lift(...given)),
    },
    schedules: fakeSchedules(),
    accounts: { find: async (ref) => ({ ...ref, status: account.status }) },
    connections: { resolve: async () => 'gmail' },
    labels: { list: async () => [], findOwner: async () => undefined },
    events: receivedEventsIn(table()),
    order: eventOrderIn(table()),
    trails: trailsIn(table()),
    offboardings: offboardingsIn(table()),
    bus: { publish: async () => undefined },
    log: { info: () => undefined, warn: () => undefined },
  };
  let deliveries = 0;
  const deliver = (second: number, status: AccountStatus, old_status: AccountStatus) => {
    const data = { id: `ca_${identifier}`, identifier, connection_id: 'conn_1', status, old_status };
    const event = {
      id: `evt_${identifier}_${second}`,
      type: 'connected_account.status_updated',
      occurred_at: `2026-11-22T08:00:0${second}Z`,
      data,
    };
    deliveries += 1;
    const scope = { requestId: `delivery-${deliveries}`, deadline: 9_000 };
    return receiveEvent({ webhookId: event.id, body: Buffer.from(JSON.stringify(event)) }, scope, deps);
  };
  return {
    account,
    deliver,
    interruptBy: (work: () => Promise<unknown>) => {
      interrupt = work;
    },
    pausedFor: async () => (await settings.find(user))?.paused?.reason,
  };
}

describe('an event whose delivery died after its change, while a later event was applied', () => {
  it.each<[AccountStatus, AccountStatus, string | undefined]>([
    ['EXPIRED', 'ACTIVE', undefined],
    ['ACTIVE', 'EXPIRED', 'account'],
  ])('of an account that was %s, and is %s now, is resumed by its status of now', async (...given) => {
    const [before, after, reason] = given;
    const set = await prepare(`resumed-${before}`.toLowerCase(), before);
    if (before === 'ACTIVE') {
      set.account.status = 'EXPIRED';
      await set.deliver(1, 'EXPIRED', 'ACTIVE');
      set.account.status = 'ACTIVE';
    }
    set.interruptBy(async () => {
      set.account.status = after;
      await set.deliver(3, after, before);
    });
    expect((await rejectionOf(set.deliver(2, before, after))).code).toBe('upstream-unavailable');
    // The change was made by the status that the delivery had read.
    expect(await set.pausedFor()).toBe(before === 'EXPIRED' ? 'account' : undefined);
    expect(await set.deliver(2, before, after)).toEqual({ outcome: 'done' });
    expect(await set.pausedFor()).toBe(reason);
  });
});
