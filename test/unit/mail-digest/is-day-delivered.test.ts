import { describe, expect, it } from 'vitest';
import {
  ada,
  choice,
  DigestFakes,
  done,
  ended,
  LASTS_MS,
  message,
} from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

/** A time in UTC; it is an hour later in Berlin, the user's zone. */
const at = (time: string) => `2026-11-22T${time}:00.000Z`;
const again = { status: 'SKIPPED', reason: 'already-delivered' };
const delivered = { status: 'DELIVERED' };

/** Moves the time of the digest and runs the slot of the new time. */
async function moveTo(fakes: DigestFakes, scheduledTime: string) {
  await fakes.settings.put(ada, { choice, revision: 'r2', at: fakes.now });
  return fakes.run({ scheduledTime, revision: 'r2' });
}

describe('runDigest, when the user moves the time within a day', () => {
  it('skips the second slot of a day with a delivered digest, and delivers on the next day', async () => {
    const fakes = await DigestFakes.create();
    await fakes.run({ scheduledTime: at('07:00') });
    expect(await moveTo(fakes, at('08:00'))).toEqual(again);
    expect(fakes.calls).toHaveLength(1);
    const tomorrow = '2026-11-23T08:00:00.000Z';
    expect(await fakes.run({ scheduledTime: tomorrow, revision: 'r2' })).toMatchObject(delivered);
  });

  it.each([
    ['the day before', at('22:30'), at('23:30'), delivered],
    ['the same day, although the next day in UTC', at('23:30'), '2026-11-23T00:30:00.000Z', again],
  ])("counts days as clocks in the user's zone: %s", async (_which, first, second, expected) => {
    const fakes = await DigestFakes.create();
    await fakes.run({ scheduledTime: first });
    expect(await moveTo(fakes, second)).toMatchObject(expected);
  });

  it.each([
    ['may have been sent as delivered', ended('unknown', 'outcome-unknown'), again],
    ['may have been sent before the provider failed', ended('failed', 'provider-error'), again],
    [
      'was refused as not delivered',
      ended('failed', 'provider-error', { reason: 'invalid-input' }),
      delivered,
    ],
  ])('counts an earlier digest that %s', async (_what, sendResult, expected) => {
    const fakes = await DigestFakes.create({ delivery: 'email' });
    fakes.results.gmail_send_message = [sendResult, done({ id: 'sent' })];
    expect(await fakes.run({ scheduledTime: at('07:00') })).toMatchObject({ status: 'DEAD' });
    expect(await moveTo(fakes, at('08:00'))).toMatchObject(expected);
  });

  it('delivers when the earlier slot was skipped', async () => {
    const fakes = await DigestFakes.create({}, { paused: { reason: 'user', since: 1 } });
    await fakes.run({ scheduledTime: at('07:00') });
    await fakes.settings.put(ada, { choice, revision: 'r2', paused: 'lift', at: fakes.now });
    expect(await fakes.run({ scheduledTime: at('08:00'), revision: 'r2' })).toMatchObject(delivered);
  });

  it('throws request-in-progress while another run holds the earlier slot', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(at('07:00'), 'SENDING');
    expect((await rejectionOf(moveTo(fakes, at('08:00')))).code).toBe('request-in-progress');
    fakes.now += LASTS_MS + 1;
    expect(await fakes.run({ scheduledTime: at('08:00'), revision: 'r2' })).toEqual(again);
  });

  it('neither counts nor delays on-demand runs', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [done({ messages: [message] })];
    await fakes.run({ scheduledTime: at('06:00'), byHand: true });
    expect(await fakes.run({ scheduledTime: at('07:00') })).toMatchObject(delivered);
    // More runs than the newest slots that a run reads.
    for (const minute of ['01', '02', '03', '04', '05', '06'])
      expect(await fakes.run({ scheduledTime: at(`07:${minute}`), byHand: true })).toMatchObject(delivered);
    expect(await moveTo(fakes, at('08:00'))).toEqual(again);
  });
});
