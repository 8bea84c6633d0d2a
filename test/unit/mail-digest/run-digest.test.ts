import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import {
  ada,
  choice,
  DigestFakes,
  done,
  ended,
  message,
  slotAfter,
} from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const slot = { user: ada, scheduledTime: slotAfter(0) };
const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };
const away = ended('unknown', 'upstream-unavailable');

describe('runDigest', () => {
  it('stores the digest in the write that closes the slot, and counts the mails that it had to skip', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [done({ messages: [message, 'nonsense'] })];
    expect(await fakes.run()).toEqual({
      status: 'DELIVERED',
      counts: { read: 2, summarised: 1, skipped: 1 },
    });
    expect(await fakes.slots.findLatest(ada)).toMatchObject({
      digest: { items: [{ subject: 'Hi', gist: 'Budget is approved.' }] },
    });
    expect((await fakes.stored())?.lastOutcome).toEqual({
      slot: slotAfter(0),
      status: 'DELIVERED',
      at: fakes.now,
    });
  });

  it("asks for what the user's query finds, but for the digests that were mailed before", async () => {
    const fakes = await DigestFakes.create({ query: 'is:unread OR label:team', maxMessages: 7 });
    await fakes.run();
    expect(fakes.calls.map(({ tool, input }) => ({ tool, ...input }))).toEqual([
      {
        tool: 'gmail_fetch_mails',
        query: '(is:unread OR label:team) -(from:me subject:"Your mail digest of")',
        max_results: 7,
      },
    ]);
  });

  it('does nothing for a slot that is closed', async () => {
    const fakes = await DigestFakes.create();
    await fakes.run();
    expect(await fakes.run()).toEqual({ status: 'NOT_MINE' });
    expect(fakes.calls).toHaveLength(1);
  });

  it('has the slot asked for again while another run has it, as that run may die', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(slotAfter(0), 'TAKEN');
    expect((await rejectionOf(fakes.run())).code).toBe('request-in-progress');
    expect(fakes.calls).toEqual([]);
    fakes.now += 28_001;
    expect(await fakes.run()).toEqual(delivered);
  });

  it('closes as outcome-unknown what a run left that died while it was sending, and sends nothing', async () => {
    const fakes = await DigestFakes.create({ delivery: 'email' });
    await fakes.abandon(slotAfter(0), 'SENDING');
    expect((await rejectionOf(fakes.run())).code).toBe('request-in-progress');
    fakes.now += 28_001;
    expect(await fakes.run()).toEqual({ status: 'DEAD', reason: 'outcome-unknown' });
    expect((await fakes.stored())?.lastOutcome).toMatchObject({ status: 'DEAD', reason: 'outcome-unknown' });
    expect(fakes.calls).toEqual([]);
  });

  it.each([
    ['there are no settings', { identifier: 'bob' }, 'gone'],
    ['the settings have changed since', { revision: 'r0' }, 'superseded'],
  ])('skips the slot when %s', async (_when, event, reason) => {
    const fakes = await DigestFakes.create();
    expect(await fakes.run(event)).toEqual({ status: 'SKIPPED', reason });
    expect(fakes.states()).toEqual([`SKIPPED ${reason}`]);
    expect(fakes.calls).toEqual([]);
  });

  it('takes the settings as they are when the event names no revision, or the user asks by hand', async () => {
    const fakes = await DigestFakes.create();
    expect(await fakes.run({ revision: undefined })).toEqual(delivered);
    expect(await fakes.run({ revision: 'r0', byHand: true, scheduledTime: slotAfter(1) })).toEqual(delivered);
  });

  it('gives the slot back when it fails, so that a repeat finds it free at once', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [away, done({ messages: [] })];
    expect((await rejectionOf(fakes.run())).code).toBe('upstream-unavailable');
    expect(fakes.states()).toEqual(['TAKEN']);
    expect(await fakes.run()).toMatchObject({ status: 'DELIVERED' });
  });

  it('lets the slot die with the third run that fails, and throws for the dead letter', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [away];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect((await rejectionOf(fakes.run())).code).toBe('upstream-unavailable');
      expect(fakes.states()).toEqual([attempt < 3 ? 'TAKEN' : 'DEAD failed']);
    }
    expect(await fakes.run()).toEqual({ status: 'NOT_MINE' });
  });

  it('throws the first failure when the slot cannot be given back', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [ended('unknown', 'deadline-exceeded')];
    fakes.slots.release = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(fakes.run())).code).toBe('deadline-exceeded');
  });

  it('does nothing more when another run closed the slot meanwhile', async () => {
    const fakes = await DigestFakes.create();
    const { summarise } = fakes.deps;
    fakes.deps.summarise = async (input) => {
      fakes.now += 28_001;
      await fakes.slots.closeAbandoned(slot);
      return summarise(input);
    };
    expect(await fakes.run()).toEqual({ status: 'NOT_MINE' });
    expect(fakes.states()).toEqual(['DEAD failed']);
    expect(await fakes.slots.findLatest(ada)).toBeUndefined();
  });

  it('ends as the slot did when the outcome cannot be remembered', async () => {
    const fakes = await DigestFakes.create();
    fakes.settings.recordOutcome = () => Promise.reject(new AppError('upstream-unavailable'));
    expect(await fakes.run()).toEqual(delivered);
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

  it('pauses with the third slot in a row that died, and runs no more', async () => {
    const fakes = await DigestFakes.create();
    for (const day of [0, 1]) await dies(fakes, day);
    expect((await fakes.stored())?.paused).toBeUndefined();
    await dies(fakes, 2);
    expect((await fakes.stored())?.paused).toMatchObject({ reason: 'failures' });
    expect(await fakes.run({ scheduledTime: slotAfter(3) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
  });

  it('counts anew after a slot that did not die', async () => {
    const fakes = await DigestFakes.create();
    for (const day of [0, 1]) await dies(fakes, day);
    delete fakes.results.gmail_fetch_mails;
    await fakes.run({ scheduledTime: slotAfter(2) });
    for (const day of [3, 4]) await dies(fakes, day);
    expect((await fakes.stored())?.paused).toBeUndefined();
  });

  it('counts anew after the user changed the settings', async () => {
    const fakes = await DigestFakes.create();
    for (const day of [0, 1, 2]) await dies(fakes, day);
    await fakes.settings.put(ada, { choice, revision: 'r2', paused: 'lift', at: fakes.now });
    delete fakes.results.gmail_fetch_mails;
    expect(await fakes.run({ revision: 'r2', scheduledTime: slotAfter(3) })).toEqual(delivered);
  });

  it('pauses with the next slot when the third one died and the pause was not stored', async () => {
    const fakes = await DigestFakes.create();
    const { pause } = fakes.settings;
    fakes.settings.pause = () => Promise.reject(new AppError('upstream-unavailable'));
    for (const day of [0, 1, 2]) await dies(fakes, day);
    fakes.settings.pause = pause;
    expect(await fakes.run({ scheduledTime: slotAfter(3) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect((await fakes.stored())?.paused).toMatchObject({ reason: 'failures' });
  });

  it('closes what earlier runs left behind, counts it as failures, and does not touch what still runs', async () => {
    const fakes = await DigestFakes.create();
    await fakes.abandon(slotAfter(0), 'TAKEN');
    await fakes.abandon(slotAfter(1), 'SENDING');
    fakes.now += 28_001;
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
      fakes.now += 28_001;
      await event(fakes);
      expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual({ status: 'SKIPPED', reason });
      expect(fakes.states()).toEqual(['DEAD outcome-unknown', `SKIPPED ${reason}`]);
    },
  );

  it('skips its own slot when what was left behind makes three', async () => {
    const fakes = await DigestFakes.create();
    for (const day of [0, 1, 2]) await fakes.abandon(slotAfter(day), 'TAKEN');
    fakes.now += 28_001;
    expect(await fakes.run({ scheduledTime: slotAfter(3) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect((await fakes.stored())?.paused?.reason).toBe('failures');
    expect(fakes.calls).toEqual([]);
  });
});
