import { beforeAll, describe, expect, it } from 'vitest';
import { countSlots, findViolations } from './invariants.ts';
import { Year } from './year.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'];

const dayIn = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);

/** The slots on a day with an earlier delivery, by days in the zone of the settings. */
function findSecondDeliveries(year: Year, zone: string): string[] {
  const delivered = year.listDelivered(zone).toSorted((a, b) => a.at - b.at);
  return delivered
    .filter(({ at, zone: its }, index) => {
      const before = delivered[index - 1];
      return before !== undefined && dayIn(its, before.at) === dayIn(its, at);
    })
    .map(({ at }) => new Date(at).toISOString());
}

describe('a year of digests with moved times, pauses, expired accounts and a crash each week', () => {
  const year = new Year(ZONES);
  beforeAll(() => year.run());

  it('accounts for every slot', () => {
    expect(findViolations(year.model, year.lambda)).toEqual([]);
    const { fired, delivered, skipped, dead, queued } = countSlots(year.model, year.lambda);
    expect(delivered + skipped + dead + queued).toBe(fired);
    expect(fired).toBeGreaterThan(3 * 300);
    expect(year.crashes.length).toBeGreaterThan(45);
    const again = [...year.model.slots.held.values()].filter(({ reason }) => reason === 'already-delivered');
    expect(again.length).toBeGreaterThan(20);
  });

  it.each(ZONES)('delivers at most once on each local day: %s', (zone) => {
    expect(findSecondDeliveries(year, zone)).toEqual([]);
    // The property holds for many deliveries, not for none.
    expect(year.listDelivered(zone).length).toBeGreaterThan(150);
  });
});
