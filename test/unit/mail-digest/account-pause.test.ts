import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { DigestWorld, ended, slotAfter } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };
const gone = ended('not-run', 'reconnect-required', { connection: 'gmail' });

describe('runDigest, when the account must be linked again', () => {
  it('skips the slot, pauses for that account, and asks nobody for mail until it is ACTIVE', async () => {
    const world = await DigestWorld.with();
    world.answers.gmail_fetch_mails = [gone];
    expect(await world.run()).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
    const paused = { reason: 'account', since: world.now, connection: 'gmail' };
    expect((await world.stored())?.paused).toEqual(paused);
    world.status = 'EXPIRED';
    expect(await world.run({ scheduledTime: slotAfter(1) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect([world.calls.length, world.asked]).toEqual([1, ['gmail']]);
    expect((await world.stored())?.paused).toEqual(paused);
  });

  it('lifts the pause and goes on when the account is ACTIVE again', async () => {
    const paused = { reason: 'account' as const, since: 1, connection: 'gmail' };
    const world = await DigestWorld.with({}, { paused });
    expect(await world.run()).toEqual(delivered);
    expect([world.asked, (await world.stored())?.paused]).toEqual([['gmail'], undefined]);
  });

  it('lifts the pause without asking when the digest does not need that account any more', async () => {
    const paused = { reason: 'account' as const, since: 1, connection: 'slack' };
    const world = await DigestWorld.with({ delivery: 'stored' }, { paused });
    world.status = 'EXPIRED';
    expect(await world.run()).toEqual(delivered);
    expect([world.asked, (await world.stored())?.paused]).toEqual([[], undefined]);
  });

  it('leaves the slot to be run again when the pause cannot be stored', async () => {
    const world = await DigestWorld.with();
    world.answers.gmail_fetch_mails = [gone];
    world.settings.pause = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(world.run())).code).toBe('upstream-unavailable');
    expect(world.states()).toEqual(['TAKEN']);
  });

  it.each(['user', 'failures'] as const)('asks nobody while it is paused: %s', async (reason) => {
    const world = await DigestWorld.with({}, { paused: { reason, since: 1 } });
    expect(await world.run()).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect([world.calls, world.asked]).toEqual([[], []]);
    expect(await world.run({ scheduledTime: slotAfter(1), byHand: true })).toEqual(delivered);
    expect((await world.stored())?.paused?.reason).toBe(reason);
  });
});
