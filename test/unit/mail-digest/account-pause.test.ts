import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { DigestFakes, ended, slotAfter } from '../../support/digest/digest-fakes.ts';
import { rejectionOf } from '../../support/error-of.ts';

const delivered = { status: 'DELIVERED', counts: { read: 1, summarised: 1, skipped: 0 } };
const gone = ended('not-run', 'reconnect-required', { connection: 'gmail' });

describe('runDigest, when the account must be linked again', () => {
  it('skips the slot, pauses for that account, and reads no mail until the account is ACTIVE', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [gone];
    expect(await fakes.run()).toEqual({ status: 'SKIPPED', reason: 'reconnect-required' });
    const paused = { reason: 'account', since: fakes.now, connection: 'gmail' };
    expect((await fakes.stored())?.paused).toEqual(paused);
    fakes.status = 'EXPIRED';
    expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual({ status: 'SKIPPED', reason: 'paused' });
    expect([fakes.calls.length, fakes.statusReads]).toEqual([1, ['gmail']]);
    expect((await fakes.stored())?.paused).toEqual(paused);
  });

  it('lifts the pause and delivers when the account is ACTIVE again', async () => {
    const paused = { reason: 'account' as const, since: 1, connection: 'gmail' };
    const fakes = await DigestFakes.create({}, { paused });
    expect(await fakes.run()).toEqual(delivered);
    expect([fakes.statusReads, (await fakes.stored())?.paused]).toEqual([['gmail'], undefined]);
  });

  it('lifts the pause without a status read when the digest no longer needs that account', async () => {
    const paused = { reason: 'account' as const, since: 1, connection: 'slack' };
    const fakes = await DigestFakes.create({ delivery: 'stored' }, { paused });
    fakes.status = 'EXPIRED';
    expect(await fakes.run()).toEqual(delivered);
    expect([fakes.statusReads, (await fakes.stored())?.paused]).toEqual([[], undefined]);
  });

  it.each(['PENDING_AUTH', 'PENDING_VERIFICATION', 'NOT_CONNECTED', 'EXPIRED', 'DISCONNECTED'] as const)(
    'stays paused while the account is %s',
    async (status) => {
      const paused = { reason: 'account' as const, since: 1, connection: 'gmail' };
      const fakes = await DigestFakes.create({}, { paused });
      fakes.status = status;
      expect(await fakes.run()).toEqual({ status: 'SKIPPED', reason: 'paused' });
      expect([fakes.calls, (await fakes.stored())?.paused]).toEqual([[], paused]);
    },
  );

  it.each(['upstream-unavailable', 'deadline-exceeded', 'provider-error', 'provider-rate-limited'] as const)(
    'skips the slot, still paused, when the status cannot be read: %s',
    async (code) => {
      const paused = { reason: 'account' as const, since: 1, connection: 'gmail' };
      const fakes = await DigestFakes.create({}, { paused });
      fakes.deps.accounts.find = () => Promise.reject(new AppError(code));
      expect(await fakes.run()).toEqual({ status: 'SKIPPED', reason: 'paused' });
      expect([fakes.states(), (await fakes.stored())?.paused]).toEqual([['SKIPPED paused'], paused]);
      fakes.deps.accounts.find = async (ref) => ({ ...ref, status: 'ACTIVE' });
      expect(await fakes.run({ scheduledTime: slotAfter(1) })).toEqual(delivered);
    },
  );

  it('throws our own error of reading the status, for the dead-letter queue', async () => {
    const fakes = await DigestFakes.create(
      {},
      { paused: { reason: 'account', since: 1, connection: 'gmail' } },
    );
    fakes.deps.accounts.find = () => Promise.reject(new AppError('internal'));
    expect((await rejectionOf(fakes.run())).code).toBe('internal');
  });

  it('leaves the slot open for a retry when the pause cannot be stored', async () => {
    const fakes = await DigestFakes.create();
    fakes.results.gmail_fetch_mails = [gone];
    fakes.settings.pause = () => Promise.reject(new AppError('upstream-unavailable'));
    expect((await rejectionOf(fakes.run())).code).toBe('upstream-unavailable');
    expect(fakes.states()).toEqual(['TAKEN']);
  });

  it.each(['user', 'failures'] as const)(
    'calls neither mailbox nor account while the digest is paused: %s',
    async (reason) => {
      const fakes = await DigestFakes.create({}, { paused: { reason, since: 1 } });
      expect(await fakes.run()).toEqual({ status: 'SKIPPED', reason: 'paused' });
      expect([fakes.calls, fakes.statusReads]).toEqual([[], []]);
      expect(await fakes.run({ scheduledTime: slotAfter(1), byHand: true })).toEqual(delivered);
      expect((await fakes.stored())?.paused?.reason).toBe(reason);
    },
  );
});
