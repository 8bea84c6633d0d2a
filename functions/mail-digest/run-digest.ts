import { DIGEST_ATTEMPTS } from '../../shared/config/job-limits.ts';
import { nameMailbox } from '../../shared/digest/name-mailbox.ts';
import type { Settings } from '../../shared/digest/settings/settings.ts';
import { AppError, asAppError, type ErrorCode } from '../../shared/errors/app-error.ts';
import { isBeforeOffboarding } from '../../shared/state/offboarding/offboardings.ts';
import { composeMessage } from './compose-message.ts';
import { type DigestDeps, type DigestRun, type Invocation, openRun } from './digest-run.ts';
import type { DigestEvent, DigestOutcome } from './schema.ts';
import { sendMessage } from './send-message.ts';
import { pauseForAccount } from './slot/account-pause.ts';
import { admitRun } from './slot/admit-run.ts';
import { closeAbandonedSlot, closeSlot, type SlotEnding } from './slot/close-slot.ts';
import { isSameEvent } from './slot/run-id.ts';

/**
 * Makes and delivers one user's digest for one slot, once, however often the slot fires. Transient errors are thrown so
 * that Lambda retries; after the last attempt the slot is DEAD and the event goes to the dead-letter queue.
 * @throws AppError of the mailbox, the delivery or the table; `request-in-progress` while another run holds the slot
 */
export async function runDigest(
  event: DigestEvent,
  invocation: Invocation,
  deps: DigestDeps,
): Promise<DigestOutcome> {
  const run = openRun(event, invocation, deps);
  // Before the slot is claimed: a firing that comes late leaves no item behind.
  if (await isBeforeOffboarding(run.scope.user, Date.parse(event.scheduledTime), deps))
    return { status: 'OFFBOARDED' };
  const attempts = await deps.slots.claim(run.slot, run.id, invocation.endsAt);
  if (attempts === undefined) return resolveUnclaimedSlot(run);
  const outcome = await runClaimed(run).catch(async (error: unknown) => {
    await releaseSlot(run, attempts, asAppError(error).code).catch(() => undefined);
    throw error;
  });
  return outcome.status === 'NOT_MINE' ? resolveClosedSlot(run) : outcome;
}

async function runClaimed(run: DigestRun): Promise<DigestOutcome> {
  const ending = await produceDigest(run);
  return ending === 'NOT_MINE' ? { status: ending } : closeSlot(run, ending);
}

/** The slot is closed, or another run holds it; the slot of a run that died while sending is closed here. */
async function resolveUnclaimedSlot(run: DigestRun): Promise<DigestOutcome> {
  // Where the run died before it sent anything, a retry of this one claims the slot after the lease.
  const reason = await closeAbandonedSlot(run, run.slot, ['SENDING']);
  return reason === undefined ? resolveClosedSlot(run) : { status: 'DEAD', reason };
}

/**
 * Any run may close a slot as failed: the third one, of whichever event, or that of the user's next slot. The event of
 * the last run that claimed it reports the failure: its further runs throw, until Lambda gives the event up.
 */
async function resolveClosedSlot(run: DigestRun): Promise<DigestOutcome> {
  const state = await run.deps.slots.find(run.slot);
  // If the other run dies, Lambda's retry finds the slot after the lease has ended.
  if (state?.closedAt === undefined) throw new AppError('request-in-progress');
  if (state.failure !== undefined && isSameEvent(state.failure.run, run.id))
    throw new AppError(state.failure.code);
  return { status: 'NOT_MINE' };
}

/** @returns how to close the slot; NOT_MINE when another run has closed or claimed it meanwhile */
async function produceDigest(run: DigestRun): Promise<SlotEnding | 'NOT_MINE'> {
  // The table was restored to a time before the slot had its outcome, if it has one.
  if (run.deps.slots.isOfGap(run.slot)) return { outcome: { status: 'DEAD', reason: 'outcome-unknown' } };
  const admission = await admitRun(run);
  if ('skip' in admission) return { outcome: { status: 'SKIPPED', reason: admission.skip } };
  const { settings } = admission;
  // Before the run uses the account: a link that is finished meanwhile ends the pause.
  const begunAt = run.deps.now();
  try {
    const ending = await deliverDigest(run, settings);
    return ending === 'NOT_MINE' ? ending : { ...ending, settings };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'reconnect-required') throw error;
    // Pause before the slot is closed: a closed slot is never run again.
    await pauseForAccount(run, settings, error, begunAt);
    return { outcome: { status: 'SKIPPED', reason: 'reconnect-required' } };
  }
}

/** @throws AppError before anything is sent, or after Scalekit reported that nothing was sent */
async function deliverDigest(run: DigestRun, settings: Settings): Promise<SlotEnding | 'NOT_MINE'> {
  const digest = await run.deps.makeDigest(settings, run.scope, run.deps);
  const delivered = { status: 'DELIVERED', counts: digest.counts } as const;
  if (settings.delivery === 'stored') return { outcome: delivered, from: ['TAKEN'], digest };
  const { scheduledTime } = run.slot;
  const { timeZone, language } = settings;
  const mailbox = nameMailbox(settings);
  const rendered = await run.deps.render(digest, { scheduledTime, timeZone, language, mailbox });
  const message = await composeMessage(rendered, settings, run);
  return sendMessage(message, delivered, run);
}

/**
 * Releases the slot for the next attempt, or closes it as DEAD after the last one. Best effort: without it, the next
 * attempt waits for the lease to end. A slot in SENDING stays, as its outcome is unknown.
 */
async function releaseSlot(run: DigestRun, attempts: number, failure: ErrorCode): Promise<void> {
  if (attempts < DIGEST_ATTEMPTS) await run.deps.slots.release(run.slot, run.id);
  else await closeSlot(run, { outcome: { status: 'DEAD', reason: 'failed' }, from: ['TAKEN'], failure });
}
