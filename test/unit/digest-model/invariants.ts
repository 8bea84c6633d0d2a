import { userKey } from '../../../shared/state/user-key.ts';
import type { Fired, Lambda } from './lambda.ts';
import type { DigestModel } from './model.ts';

/** The key of a firing's slot in the in-memory table. */
export const slotKey = (fired: Fired) => `${userKey(fired)} ${fired.scheduledTime}`;

/** Counts the distinct slots that fired, by outcome. */
export function countSlots({ slots, provider }: DigestModel, { fired, deadLetters }: Lambda) {
  const distinct = [...new Set(fired.map(slotKey))];
  const inQueue = new Set(deadLetters.map(slotKey));
  const ends = distinct.map((key) => slots.held.get(key));
  const count = (status: string, reason?: string) =>
    ends.filter((slot) => slot?.status === status && (reason === undefined || slot.reason === reason)).length;
  const queued = distinct.filter((key) => slots.held.get(key)?.closedAt === undefined && inQueue.has(key));
  return {
    fired: distinct.length,
    delivered: count('DELIVERED'),
    skipped: count('SKIPPED'),
    dead: count('DEAD'),
    unknown: count('DEAD', 'outcome-unknown'),
    queued: queued.length,
    messages: provider.ledger.length,
  };
}

/** The invariants of slots and messages that do not hold. */
export function findViolations(model: DigestModel, lambda: Lambda): string[] {
  const { fired, delivered, skipped, dead, queued, unknown, messages } = countSlots(model, lambda);
  const violations: string[] = [];
  if (delivered + skipped + dead + queued !== fired) violations.push('a slot is lost');
  if (model.slots.held.size > fired) violations.push('a slot never fired');
  const sent = model.provider.ledger.map(({ identifier, scheduledTime }) => `${identifier} ${scheduledTime}`);
  if (new Set(sent).size < messages) violations.push('one slot has two messages');
  const stored = [...model.slots.held.values()].filter(({ digest }) => digest !== undefined).length;
  if (messages > delivered - stored + unknown) violations.push('a message belongs to no slot');
  if (model.reopened.size > 0) violations.push('a closed slot has changed');
  if (hasVanishedFailure(model, lambda)) violations.push('a failure reaches no dead-letter queue');
  if (hasDeathWithoutFailure(model)) violations.push('a slot is dead although nothing failed');
  return violations;
}

/** The invariants of pauses that do not hold: exactly the users with a notice are paused, if no user links an account. */
export function findPauseViolations({ slots, settings, provider, notices }: DigestModel): string[] {
  const notified = new Set(notices.map(({ identifier }) => identifier));
  if (notified.size < notices.length) return ['a user has two notices'];
  const skipped = new Set(
    [...slots.held.values()].filter(({ reason }) => reason === 'reconnect-required').map(({ user }) => user),
  );
  const users = [...settings.held.values()];
  const isViolated = users.some((user) => {
    const isPaused = user.paused?.reason === 'account';
    return (skipped.has(userKey(user)) && !isPaused) || (isPaused && !provider.isExpired(user.identifier));
  });
  return isViolated ? ['a pause does not match the account'] : [];
}

/** A slot that died before sending, by a run that threw or died: one of its events must be in the queue. */
function hasVanishedFailure({ slots, refused }: DigestModel, { deadLetters }: Lambda): boolean {
  const queued = new Set(deadLetters.map(slotKey));
  return [...slots.held].some(
    ([key, { status, reason }]) =>
      status === 'DEAD' && reason === 'failed' && !refused.has(key) && !queued.has(key),
  );
}

function hasDeathWithoutFailure({ slots, settings, unlucky, provider }: DigestModel): boolean {
  const dead = new Set(
    [...slots.held.values()].filter(({ status }) => status === 'DEAD').map(({ user }) => user),
  );
  return [...settings.held.values()].some(
    (user) =>
      dead.has(userKey(user)) && !unlucky.has(user.identifier) && !provider.unlucky.has(user.identifier),
  );
}
