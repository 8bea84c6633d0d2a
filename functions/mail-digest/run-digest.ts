import { DIGEST_ATTEMPTS } from '../../shared/config/limits.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { admission } from './admission.ts';
import { closeAbandoned, closed } from './close-slot.ts';
import { type DigestDeps, type DigestRun, digestRun, type Invoked } from './digest-run.ts';
import { makeDigest } from './make-digest.ts';
import { outgoing } from './outgoing.ts';
import type { DigestEvent, DigestOutcome } from './schema.ts';
import { send } from './send.ts';

/**
 * Makes and delivers one user's digest for one slot, once, however often the slot fires. What may pass is thrown and
 * leaves the slot to the next attempt; after the last one the slot is dead, and the error goes to the dead letters.
 * @throws AppError of the mailbox, the delivery or the table; `request-in-progress` while another run has the slot
 */
export async function runDigest(
  event: DigestEvent,
  invoked: Invoked,
  deps: DigestDeps,
): Promise<DigestOutcome> {
  const run = digestRun(event, invoked, deps);
  const attempts = await deps.slots.take(run.slot, run.id, invoked.endsAt);
  if (attempts === undefined) return notTaken(run);
  try {
    return await work(run);
  } catch (error) {
    await leave(run, attempts).catch(() => undefined);
    throw error;
  }
}

/**
 * Best effort: else the next attempt waits until the lease has ended, or the next slot's run closes this one. A slot
 * that is being sent stays as it is, since then nobody knows.
 */
async function leave(run: DigestRun, attempts: number): Promise<void> {
  if (attempts < DIGEST_ATTEMPTS) await run.deps.slots.release(run.slot, run.id);
  else await closed(run, { status: 'DEAD', reason: 'failed' }, { from: ['TAKEN'] });
}

/** The slot is closed, or another run has it; one that died while it was sending leaves it to be closed here. */
async function notTaken(run: DigestRun): Promise<DigestOutcome> {
  const reason = await closeAbandoned(run, run.slot);
  if (reason !== undefined) return { status: 'DEAD', reason };
  const state = await run.deps.slots.find(run.slot);
  if (state?.closedAt !== undefined) return { status: 'NOT_MINE' };
  // Not lost if that run dies: Lambda asks again, when its lease has ended.
  throw new AppError('request-in-progress');
}

async function work(run: DigestRun): Promise<DigestOutcome> {
  const admitted = await admission(run);
  if ('skip' in admitted) return closed(run, { status: 'SKIPPED', reason: admitted.skip });
  const { settings } = admitted;
  try {
    return await deliver(run, settings);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'reconnect-required') throw error;
    const { connection = settings.connection } = error.facts;
    const pause = { reason: 'account' as const, since: run.deps.now(), connection };
    // First, as a slot that is closed is never run again.
    await run.deps.settings.pause(run.slot.user, settings.revision, pause);
    return closed(run, { status: 'SKIPPED', reason: 'reconnect-required' });
  }
}

/** @throws AppError before anything is sent, or after Scalekit said that it was not */
async function deliver(run: DigestRun, settings: Settings): Promise<DigestOutcome> {
  const digest = await makeDigest(settings, run.scope, run.deps);
  const { counts } = digest;
  if (settings.delivery === 'stored') {
    return closed(run, { status: 'DELIVERED', counts }, { from: ['TAKEN'], digest });
  }
  const { scheduledTime } = run.slot;
  const shown = run.deps.show(digest, { scheduledTime, timeZone: settings.timeZone });
  const message = await outgoing(shown, { settings, scheduledTime }, run);
  return send(message, counts, run);
}
