import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ada, choice, DigestFakes, ended, LASTS_MS, slotAfter } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const slot = { user: ada, scheduledTime: slotAfter(0) };
const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };
const away = ended('unknown', 'upstream-unavailable');

describe('a slot whose runs come from several events', () => {
  const run = (fakes: DigestFakes, event: string) =>
    fakes.run({}, event).then(
      (outcome) => outcome.status,
      (error: AppError) => error.code,
    );

  it('is reported by the event of its last run, which throws until Lambda gives it up', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [
      ended('unknown', 'upstream-unavailable'),
      ended('unknown', 'upstream-unavailable'),
      ended('failed', 'provider-error'),
    ];
    expect([await run(fakes, 'one'), await run(fakes, 'two'), await run(fakes, 'one')]).toEqual([
      'upstream-unavailable',
      'upstream-unavailable',
      'provider-error',
    ]);
    expect(fakes.states()).toEqual(['DEAD failed']);
    expect([await run(fakes, 'one'), await run(fakes, 'two')]).toEqual(['provider-error', 'NOT_MINE']);
    // A retry after that changes nothing.
    expect([await run(fakes, 'one'), fakes.calls.length]).toEqual(['provider-error', 3]);
  });

  it('is reported by the event of its run that died, when the run of another slot closed it', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(slotAfter(0), 'TAKEN', 'one');
    fakes.now += LASTS_MS + 1;
    await fakes.run({ scheduledTime: slotAfter(1) }, 'other slot');
    expect(fakes.states()).toEqual(['DEAD failed', 'DELIVERED']);
    expect([await run(fakes, 'one'), await run(fakes, 'two')]).toEqual(['deadline-exceeded', 'NOT_MINE']);
  });

  it('keeps its caller when the run of another slot closes it', async () => {
    const fakes = await DigestFakes.create();
    const caller = { via: 'api' as const, service: 'reports' };
    const claimed = { user: ada, scheduledTime: slotAfter(0), byHand: true, caller };
    await fakes.slots.claim(claimed, 'one.abandoned', fakes.now + LASTS_MS);
    fakes.now += LASTS_MS + 1;
    const closed: unknown[] = [];
    const { closeAbandoned } = fakes.slots;
    fakes.slots.closeAbandoned = (slot, from) => {
      closed.push(slot);
      return closeAbandoned(slot, from);
    };
    await fakes.run({ scheduledTime: slotAfter(1) }, 'other slot');
    expect(closed).toEqual([claimed]);
  });

  it('is reported by its event when it was closed while its run was still at work', async () => {
    const fakes = await DigestFakes.create();
    const { summarise } = fakes.deps;
    fakes.deps.summarise = async (input) => {
      fakes.now += LASTS_MS + 1;
      await fakes.slots.closeAbandoned(slot, ['TAKEN', 'SENDING']);
      return summarise(input);
    };
    expect(await run(fakes, 'one')).toBe('deadline-exceeded');
    expect(fakes.states()).toEqual(['DEAD failed']);
    expect(await fakes.slots.findLatest(ada)).toBeUndefined();
  });

  it('stays open for the next run when its run dies between the claim and the look of another one', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(slotAfter(0), 'TAKEN', 'one');
    const { claim } = fakes.slots;
    fakes.slots.claim = async (...given) => {
      const claimed = await claim(...given);
      // The lease ends after it was found to last.
      fakes.now += LASTS_MS + 1;
      return claimed;
    };
    expect(await run(fakes, 'two')).toBe('request-in-progress');
    expect(fakes.states()).toEqual(['TAKEN']);
    expect(await run(fakes, 'two')).toBe('DELIVERED');
  });

  it('is reported by no event where the provider refused the message', async () => {
    const fakes = await DigestFakes.create({ delivery: 'email' });
    fakes.results.gmail_send_message = [ended('failed', 'provider-error')];
    expect([await run(fakes, 'one'), await run(fakes, 'one')]).toEqual(['DEAD', 'NOT_MINE']);
  });
});

describe('runDigest, after failures', () => {
  const dies = async (fakes: DigestFakes, day: number) => {
    fakes.results.gmail_fetch_mails = [away];
    for (let run = 0; run < 3; run += 1) {
      await rejectionOf(fakes.run({ scheduledTime: slotAfter(day) }));
      fakes.now += 60_000;
    }
  };

  it('pauses after the third dead slot in a row, and runs no more', async () => {
    const fakes = await DigestFakes.create();
    for (const day of [0, 1]) await dies(fakes, day);
    expect((await fakes.stored())?.paused).toBeUndefined();
    await dies(fakes, 2);
    expect((await fakes.stored())?.paused).toMatchObject({ reason: 'failures' });
    expect(await fakes.run({ scheduledTime: slotAfter(3) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
  });

  it('counts failures anew after a slot that is not dead', async () => {
    const fakes = await DigestFakes.create();
    for (const day of [0, 1]) await dies(fakes, day);
    delete fakes.results.gmail_fetch_mails;
    await fakes.run({ scheduledTime: slotAfter(2) });
    for (const day of [3, 4]) await dies(fakes, day);
    expect((await fakes.stored())?.paused).toBeUndefined();
  });

  it('counts failures anew after a change of the settings', async () => {
    const fakes = await DigestFakes.create();
    for (const day of [0, 1, 2]) await dies(fakes, day);
    await fakes.settings.put(ada, { choice, revision: 'r2', paused: 'lift', at: fakes.now });
    delete fakes.results.gmail_fetch_mails;
    expect(await fakes.run({ revision: 'r2', scheduledTime: slotAfter(3) })).toEqual(delivered);
  });

  it('pauses at the next slot when the pause was not stored at the third dead one', async () => {
    const fakes = await DigestFakes.create();
    const { pause } = fakes.settings;
    fakes.settings.pause = () => Promise.reject(new AppError('upstream-unavailable'));
    for (const day of [0, 1, 2]) await dies(fakes, day);
    fakes.settings.pause = pause;
    expect(await fakes.run({ scheduledTime: slotAfter(3) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect((await fakes.stored())?.paused).toMatchObject({ reason: 'failures' });
  });

  it('looks for abandoned slots among those of other times only', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(slotAfter(0), 'TAKEN');
    const looked: string[] = [];
    const { closeAbandoned } = fakes.slots;
    fakes.slots.closeAbandoned = (slot, from) => {
      looked.push(slot.scheduledTime);
      return closeAbandoned(slot, from);
    };
    await fakes.run({ scheduledTime: slotAfter(1) });
    expect(looked).toEqual([slotAfter(0)]);
  });

  it('closes abandoned slots, counts them as failures, and leaves running slots alone', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(slotAfter(0), 'TAKEN');
    await fakes.abandon(slotAfter(1), 'SENDING');
    fakes.now += LASTS_MS + 1;
    await fakes.abandon(slotAfter(2), 'TAKEN');
    expect(await fakes.run({ scheduledTime: slotAfter(3) })).toEqual(delivered);
    expect(fakes.states()).toEqual(['DEAD failed', 'DEAD outcome-unknown', 'TAKEN', 'DELIVERED']);
    expect((await fakes.stored())?.paused).toBeUndefined();
  });

  it.each([
    ['paused', async (fakes: DigestFakes) => fakes.settings.pause(ada, 'r1', { reason: 'user', since: 1 })],
    ['superseded', async (fakes: DigestFakes) => fakes.settings.put(ada, { choice, revision: 'r2', at: 1 })],
    ['gone', async (fakes: DigestFakes) => fakes.settings.remove(ada)],
  ])(
    'closes what an earlier run left behind also when its own slot is skipped: %s',
    async (reason, event) => {
      const fakes = await DigestFakes.create();
      await fakes.abandon(slotAfter(0), 'SENDING');
      fakes.now += LASTS_MS + 1;
      await event(fakes);
      expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual({ status: 'SKIPPED', reason });
      expect(fakes.states()).toEqual(['DEAD outcome-unknown', `SKIPPED ${reason}`]);
    },
  );

  it('skips its own slot when abandoned slots make three failures', async () => {
    const fakes = await DigestFakes.create();
    for (const day of [0, 1, 2]) await fakes.abandon(slotAfter(day), 'TAKEN');
    fakes.now += LASTS_MS + 1;
    expect(await fakes.run({ scheduledTime: slotAfter(3) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect((await fakes.stored())?.paused?.reason).toBe('failures');
    expect(fakes.calls).toEqual([]);
  });
});
