import { beforeAll, describe, expect, it } from 'vitest';
import { books, wrongIn } from './books.ts';
import { Year } from './year.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

const dayIn = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

/** The slots of a day that had a delivery before, as clocks in the zone of its settings count days. */
function secondOfADay(year: Year, zone: string): string[] {
  const delivered = year.delivered(zone).toSorted((a, b) => a.at - b.at);
  return delivered
    .filter(({ at, zone: its }, index) => {
      const before = delivered[index - 1];
      return before !== undefined && dayIn(its, before.at) === dayIn(its, at);
    })
    .map(({ at }) => new Date(at).toISOString());
}

describe('a year of digests with moved times, pauses, ended accounts, and a crash each week', () => {
  const year = new Year(ZONES);
  beforeAll(() => year.passes());

  it('accounts for every slot', () => {
    expect(wrongIn(year.model, year.lambda)).toEqual([]);
    const { fired, delivered, skipped, dead, queued } = books(year.model, year.lambda);
    expect(delivered + skipped + dead + queued).toBe(fired);
    expect(fired).toBeGreaterThan(3 * 300);
    expect(year.crashes.length).toBeGreaterThan(45);
    const again = [...year.model.slots.held.values()].filter(({ reason }) => reason === 'already-delivered');
    expect(again.length).toBeGreaterThan(20);
  });

  it.each(ZONES)('delivers at most once on each local day: %s', (zone) => {
    expect(secondOfADay(year, zone)).toEqual([]);
    // Otherwise nothing was there to be wrong.
    expect(year.delivered(zone).length).toBeGreaterThan(150);
  });
});
