import { describe, expect, it } from 'vitest';
import { eventOrderIn } from '../../../shared/account-events/event-order.ts';
import { receivedEventsIn } from '../../../shared/account-events/received-events.ts';
import { useTable } from '../../support/state/dynalite-table.ts';

const start = Date.parse('2026-11-22T08:00:00Z');
const seconds = start / 1_000;
const LEASE_MS = 30_000;
const table = useTable();
const events = () => receivedEventsIn(table());

async function itemOf(id: string) {
  const { Item } = await table().get({ Key: { pk: `EVENT#${id}`, sk: 'EVENT' } });
  return Item;
}

describe('an event in the table', () => {
  it('is claimed by its first delivery, for 30 s, and known for seven days', async () => {
    expect(await events().claim('first', 'one', start)).toBe('RECEIVED');
    expect(await itemOf('first')).toMatchObject({
      leaseUntil: seconds + 30,
      expiresAt: seconds + 7 * 86_400,
    });
    expect(await events().claim('first', 'two', start + LEASE_MS)).toBe('LEASED');
    expect(await events().claim('first', 'two', start + LEASE_MS + 1_000)).toBe('RESUMED');
  });

  it('is claimed again by the same delivery, whose first response was lost', async () => {
    expect(await events().claim('repeated', 'one', start)).toBe('RECEIVED');
    expect(await events().claim('repeated', 'one', start)).toBe('RECEIVED');
  });

  it('is resumed by each delivery after the first one, as long as none has applied it', async () => {
    await events().claim('begun', 'one', start);
    await events().release('begun', 'one');
    expect(await events().claim('begun', 'two', start)).toBe('RESUMED');
    expect(await events().claim('begun', 'two', start)).toBe('RESUMED');
    await events().release('begun', 'two');
    expect(await events().claim('begun', 'three', start)).toBe('RESUMED');
  });

  it('is resumed where an earlier delivery stopped', async () => {
    await events().claim('stopped', 'one', start);
    expect(await events().advance('stopped', 'one', 'APPLIED')).toBe(true);
    await events().release('stopped', 'one');
    expect(await events().claim('stopped', 'two', start)).toBe('APPLIED');
  });

  it('is complete for every later delivery, also after its lease', async () => {
    await events().claim('done', 'one', start);
    await events().advance('done', 'one', 'PUBLISHED');
    await events().release('done', 'one');
    for (const later of [0, LEASE_MS * 2, 86_400_000])
      expect(await events().claim('done', 'two', start + later)).toBe('PUBLISHED');
  });

  it('leaves a delivery whose lease has ended without effect', async () => {
    await events().claim('lost', 'one', start);
    await events().claim('lost', 'two', start + 31_000);
    expect(await events().advance('lost', 'one', 'PUBLISHED')).toBe(false);
    await events().release('lost', 'one');
    expect(await events().claim('lost', 'three', start + 32_000)).toBe('LEASED');
    expect(await itemOf('lost')).toMatchObject({ progress: 'RECEIVED', delivery: 'two' });
  });

  it('has one delivery at a time, of any number that come together', async () => {
    const claims = Array.from({ length: 20 }, (_, nth) => events().claim('raced', `delivery-${nth}`, start));
    const progress = await Promise.all(claims);
    expect(progress.filter((each) => each === 'RECEIVED')).toHaveLength(1);
    expect(progress.filter((each) => each === 'LEASED')).toHaveLength(19);
  });
});

describe('the order of the events of an account', () => {
  const order = () => eventOrderIn(table());
  const time = 1_764_657_094_895_815_554n;

  it('knows a later event by a nanosecond', async () => {
    expect(await order().isOutdated('ca_1', time)).toBe(false);
    await order().record('ca_1', time, start);
    expect(await order().isOutdated('ca_1', time - 1n)).toBe(true);
    expect(await order().isOutdated('ca_1', time)).toBe(false);
    expect(await order().isOutdated('ca_1', time + 1n)).toBe(false);
    expect(await order().isOutdated('ca_2', time - 1n)).toBe(false);
  });

  it('keeps the later one of two, however they come', async () => {
    await order().record('ca_3', time + 1n, start);
    await order().record('ca_3', time, start);
    expect(await order().isOutdated('ca_3', time)).toBe(true);
  });

  it('has times that fit into a number of JavaScript, too', async () => {
    await order().record('ca_4', 5n, start);
    expect(await order().isOutdated('ca_4', 4n)).toBe(true);
    await order().record('ca_4', time, start);
    expect(await order().isOutdated('ca_4', 5n)).toBe(true);
  });
});
