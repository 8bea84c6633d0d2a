import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import {
  ada,
  choice,
  DigestWorld,
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
    const world = await DigestWorld.with();
    world.answers.gmail_fetch_mails = [done({ messages: [message, 'nonsense'] })];
    expect(await world.run()).toEqual({
      status: 'DELIVERED',
      counts: { read: 2, summarised: 1, skipped: 1 },
    });
    expect(await world.slots.findLatest(ada)).toMatchObject({
      digest: { items: [{ subject: 'Hi', gist: 'Budget is approved.' }] },
    });
    expect((await world.stored())?.lastOutcome).toEqual({
      slot: slotAfter(0),
      status: 'DELIVERED',
      at: world.now,
    });
  });

  it("asks for what the user's query finds, but for the digests that were mailed before", async () => {
    const world = await DigestWorld.with({ query: 'is:unread OR label:team', maxMessages: 7 });
    await world.run();
    expect(world.calls.map(({ tool, input }) => ({ tool, ...input }))).toEqual([
      {
        tool: 'gmail_fetch_mails',
        query: '(is:unread OR label:team) -(from:me subject:"Your mail digest of")',
        max_results: 7,
      },
    ]);
  });

  it('does nothing for a slot that is closed', async () => {
    const world = await DigestWorld.with();
    await world.run();
    expect(await world.run()).toEqual({ status: 'NOT_MINE' });
    expect(world.calls).toHaveLength(1);
  });

  it('has the slot asked for again while another run has it, as that run may die', async () => {
    const world = await DigestWorld.with();
    await world.left(slotAfter(0), 'TAKEN');
    expect((await rejectionOf(world.run())).code).toBe('request-in-progress');
    expect(world.calls).toEqual([]);
    world.now += 28_001;
    expect(await world.run()).toEqual(delivered);
  });

  it('closes as outcome-unknown what a run left that died while it was sending, and sends nothing', async () => {
    const world = await DigestWorld.with({ delivery: 'email' });
    await world.left(slotAfter(0), 'SENDING');
    expect((await rejectionOf(world.run())).code).toBe('request-in-progress');
    world.now += 28_001;
    expect(await world.run()).toEqual({ status: 'DEAD', reason: 'outcome-unknown' });
    expect((await world.stored())?.lastOutcome).toMatchObject({ status: 'DEAD', reason: 'outcome-unknown' });
    expect(world.calls).toEqual([]);
  });

  it.each([
    ['there are no settings', { identifier: 'bob' }, 'gone'],
    ['the settings have changed since', { revision: 'r0' }, 'superseded'],
  ])('skips the slot when %s', async (_when, event, reason) => {
    const world = await DigestWorld.with();
    expect(await world.run(event)).toEqual({ status: 'SKIPPED', reason });
    expect(world.states()).toEqual([`SKIPPED ${reason}`]);
    expect(world.calls).toEqual([]);
  });

  it('takes the settings as they are when the event names no revision, or the user asks by hand', async () => {
    const world = await DigestWorld.with();
    expect(await world.run({ revision: undefined })).toEqual(delivered);
    expect(await world.run({ revision: 'r0', byHand: true, scheduledTime: slotAfter(1) })).toEqual(delivered);
  });

  it('gives the slot back when it fails, so that a repeat finds it free at once', async () => {
    const world = await DigestWorld.with();
    world.answers.gmail_fetch_mails = [away, done({ messages: [] })];
    expect((await rejectionOf(world.run())).code).toBe('upstream-unavailable');
    expect(world.states()).toEqual(['TAKEN']);
    expect(await world.run()).toMatchObject({ status: 'DELIVERED' });
  });

  it('lets the slot die with the third run that fails, and throws for the dead letter', async () => {
    const world = await DigestWorld.with();
    world.answers.gmail_fetch_mails = [away];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect((await rejectionOf(world.run())).code).toBe('upstream-unavailable');
      expect(world.states()).toEqual([attempt < 3 ? 'TAKEN' : 'DEAD failed']);
    }
    expect(await world.run()).toEqual({ status: 'NOT_MINE' });
  });

  it('throws the first failure when the slot cannot be given back', async () => {
    const world = await DigestWorld.with();
    world.answers.gmail_fetch_mails = [ended('unknown', 'deadline-exceeded')];
    world.slots.release = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(world.run())).code).toBe('deadline-exceeded');
  });

  it('does nothing more when another run closed the slot meanwhile', async () => {
    const world = await DigestWorld.with();
    const { summarise } = world.deps;
    world.deps.summarise = async (input) => {
      world.now += 28_001;
      await world.slots.closeAbandoned(slot);
      return summarise(input);
    };
    expect(await world.run()).toEqual({ status: 'NOT_MINE' });
    expect(world.states()).toEqual(['DEAD failed']);
    expect(await world.slots.findLatest(ada)).toBeUndefined();
  });

  it('ends as the slot did when the outcome cannot be remembered', async () => {
    const world = await DigestWorld.with();
    world.settings.recordOutcome = () => Promise.reject(new AppError('upstream-unavailable'));
    expect(await world.run()).toEqual(delivered);
  });
});

describe('runDigest, after failures', () => {
  const dies = async (world: DigestWorld, day: number) => {
    world.answers.gmail_fetch_mails = [away];
    for (let run = 0; run < 3; run += 1) {
      await rejectionOf(world.run({ scheduledTime: slotAfter(day) }));
      world.now += 60_000;
    }
  };

  it('pauses with the third slot in a row that died, and runs no more', async () => {
    const world = await DigestWorld.with();
    for (const day of [0, 1]) await dies(world, day);
    expect((await world.stored())?.paused).toBeUndefined();
    await dies(world, 2);
    expect((await world.stored())?.paused).toMatchObject({ reason: 'failures' });
    expect(await world.run({ scheduledTime: slotAfter(3) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
  });

  it('counts anew after a slot that did not die', async () => {
    const world = await DigestWorld.with();
    for (const day of [0, 1]) await dies(world, day);
    delete world.answers.gmail_fetch_mails;
    await world.run({ scheduledTime: slotAfter(2) });
    for (const day of [3, 4]) await dies(world, day);
    expect((await world.stored())?.paused).toBeUndefined();
  });

  it('counts anew after the user changed the settings', async () => {
    const world = await DigestWorld.with();
    for (const day of [0, 1, 2]) await dies(world, day);
    await world.settings.put(ada, { choice, revision: 'r2', paused: 'lift', at: world.now });
    delete world.answers.gmail_fetch_mails;
    expect(await world.run({ revision: 'r2', scheduledTime: slotAfter(3) })).toEqual(delivered);
  });

  it('pauses with the next slot when the third one died and the pause was not stored', async () => {
    const world = await DigestWorld.with();
    const { pause } = world.settings;
    world.settings.pause = () => Promise.reject(new AppError('upstream-unavailable'));
    for (const day of [0, 1, 2]) await dies(world, day);
    world.settings.pause = pause;
    expect(await world.run({ scheduledTime: slotAfter(3) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect((await world.stored())?.paused).toMatchObject({ reason: 'failures' });
  });

  it('closes what earlier runs left behind, counts it as failures, and does not touch what still runs', async () => {
    const world = await DigestWorld.with();
    await world.left(slotAfter(0), 'TAKEN');
    await world.left(slotAfter(1), 'SENDING');
    world.now += 28_001;
    await world.left(slotAfter(2), 'TAKEN');
    expect(await world.run({ scheduledTime: slotAfter(3) })).toEqual(delivered);
    expect(world.states()).toEqual(['DEAD failed', 'DEAD outcome-unknown', 'TAKEN', 'DELIVERED']);
    expect((await world.stored())?.paused).toBeUndefined();
  });

  it.each([
    ['paused', async (world: DigestWorld) => world.settings.pause(ada, 'r1', { reason: 'user', since: 1 })],
    ['superseded', async (world: DigestWorld) => world.settings.put(ada, { choice, revision: 'r2', at: 1 })],
    ['gone', async (world: DigestWorld) => world.settings.remove(ada)],
  ])(
    'closes what an earlier run left behind also when its own slot is skipped: %s',
    async (reason, event) => {
      const world = await DigestWorld.with();
      await world.left(slotAfter(0), 'SENDING');
      world.now += 28_001;
      await event(world);
      expect(await world.run({ scheduledTime: slotAfter(1) })).toEqual({ status: 'SKIPPED', reason });
      expect(world.states()).toEqual(['DEAD outcome-unknown', `SKIPPED ${reason}`]);
    },
  );

  it('skips its own slot when what was left behind makes three', async () => {
    const world = await DigestWorld.with();
    for (const day of [0, 1, 2]) await world.left(slotAfter(day), 'TAKEN');
    world.now += 28_001;
    expect(await world.run({ scheduledTime: slotAfter(3) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect((await world.stored())?.paused?.reason).toBe('failures');
    expect(world.calls).toEqual([]);
  });
});
