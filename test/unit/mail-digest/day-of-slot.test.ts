import { describe, expect, it } from 'vitest';
import { ada, choice, DigestFakes, done, ended, message } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

/** In Berlin, where the user is, it is an hour later. */
const at = (time: string) => `2026-11-22T${time}:00.000Z`;
const again = { status: 'SKIPPED', reason: 'already-delivered' };
const delivered = { status: 'DELIVERED' };

/** A user who moves the time, and what comes of the slot at the new one. */
async function movedTo(fakes: DigestFakes, scheduledTime: string) {
  await fakes.settings.put(ada, { choice, revision: 'r2', at: fakes.now });
  return fakes.run({ scheduledTime, revision: 'r2' });
}

describe('runDigest, when the time is moved on a day', () => {
  it('skips the second slot of a day that had its digest, and runs on the next day', async () => {
    const fakes = await DigestFakes.create();
    await fakes.run({ scheduledTime: at('07:00') });
    expect(await movedTo(fakes, at('08:00'))).toEqual(again);
    expect(fakes.calls).toHaveLength(1);
    const tomorrow = '2026-11-23T08:00:00.000Z';
    expect(await fakes.run({ scheduledTime: tomorrow, revision: 'r2' })).toMatchObject(delivered);
  });

  it.each([
    ['the day before', at('22:30'), at('23:30'), delivered],
    ['the same day, though it is the next one in UTC', at('23:30'), '2026-11-23T00:30:00.000Z', again],
  ])("counts days as clocks in the user's zone: %s", async (_which, first, second, expected) => {
    const fakes = await DigestFakes.create();
    await fakes.run({ scheduledTime: first });
    expect(await movedTo(fakes, second)).toMatchObject(expected);
  });

  it.each([
    ['may have been sent', ended('unknown', 'outcome-unknown'), again],
    ['was refused', ended('failed', 'provider-error'), delivered],
  ])('takes a digest that %s for what it is', async (_what, answer, expected) => {
    const fakes = await DigestFakes.create({ delivery: 'email' });
    fakes.results.gmail_send_message = [answer, done({ id: 'sent' })];
    expect(await fakes.run({ scheduledTime: at('07:00') })).toMatchObject({ status: 'DEAD' });
    expect(await movedTo(fakes, at('08:00'))).toMatchObject(expected);
  });

  it('runs when the earlier slot was skipped', async () => {
    const fakes = await DigestFakes.create({}, { paused: { reason: 'user', since: 1 } });
    await fakes.run({ scheduledTime: at('07:00') });
    await fakes.settings.put(ada, { choice, revision: 'r2', paused: 'lift', at: fakes.now });
    expect(await fakes.run({ scheduledTime: at('08:00'), revision: 'r2' })).toMatchObject(delivered);
  });

  it('waits while the earlier slot is another run’s', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(at('07:00'), 'SENDING');
    expect((await rejectionOf(movedTo(fakes, at('08:00')))).code).toBe('request-in-progress');
    fakes.now += 28_001;
    expect(await fakes.run({ scheduledTime: at('08:00'), revision: 'r2' })).toEqual(again);
  });

  it('does not count runs by hand, nor holds them up', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [done({ messages: [message] })];
    await fakes.run({ scheduledTime: at('06:00'), byHand: true });
    expect(await fakes.run({ scheduledTime: at('07:00') })).toMatchObject(delivered);
    // More of them than the newest slots that a run looks at.
    for (const minute of ['01', '02', '03', '04', '05', '06'])
      expect(await fakes.run({ scheduledTime: at(`07:${minute}`), byHand: true })).toMatchObject(delivered);
    expect(await movedTo(fakes, at('08:00'))).toEqual(again);
  });
});
