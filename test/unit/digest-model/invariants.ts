import { ownerKey } from '../../support/state/owner-key.ts';
import type { Fired, Lambda } from './lambda.ts';
import type { DigestModel } from './model.ts';
import { ownerName } from './owner-name.ts';

/** The key of a firing's slot in the in-memory table. */
export const slotKey = (fired: Fired) => `${ownerKey(fired)} ${fired.scheduledTime}`;

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
  const sent = model.provider.ledger.map(({ owner, scheduledTime }) => `${owner} ${scheduledTime}`);
  if (new Set(sent).size < messages) violations.push('one slot has two messages');
  const stored = [...model.slots.held.values()].filter(({ digest }) => digest !== undefined).length;
  if (messages > delivered - stored + unknown) violations.push('a message belongs to no slot');
  if (hasSurplus(model, lambda)) violations.push('an owner has more messages than slots');
  if (model.provider.mixed.length > 0) violations.push('a digest uses another mailbox');
  if (model.reopened.size > 0) violations.push('a closed slot has changed');
  if (hasVanishedFailure(model, lambda)) violations.push('a failure reaches no dead-letter queue');
  if (hasDeathWithoutFailure(model)) violations.push('a slot is dead although nothing failed');
  return violations;
}

/** Whether some owner has more messages than slots that may have sent one: the sum over all owners could hide it. */
function hasSurplus({ slots, provider }: DigestModel, { fired }: Lambda): boolean {
  const left = new Map<string, number>();
  const count = (owner: string, by: number) => left.set(owner, (left.get(owner) ?? 0) + by);
  const distinct = new Map(fired.map((event) => [slotKey(event), ownerName(event)]));
  for (const [key, owner] of distinct) {
    const slot = slots.held.get(key);
    const isSent = slot?.status === 'DELIVERED' && slot.digest === undefined;
    // A slot that is still SENDING has its event in the queue.
    const mayBe = slot?.status === 'SENDING' || slot?.reason === 'outcome-unknown';
    if (isSent || mayBe) count(owner, 1);
  }
  for (const { owner } of provider.ledger) count(owner, -1);
  return [...left.values()].some((number) => number < 0);
}

/** The invariants of pauses that do not hold: exactly the owners with a notice are paused, if no user links an account. */
export function findPauseViolations({ slots, settings, provider, notices }: DigestModel): string[] {
  const notified = new Set(notices.map(({ owner }) => owner));
  if (notified.size < notices.length) return ['an owner has two notices'];
  const skipped = new Set(
    [...slots.held.values()].filter(({ reason }) => reason === 'reconnect-required').map(({ user }) => user),
  );
  const users = [...settings.held.values()];
  const isViolated = users.some((user) => {
    const isPaused = user.paused?.reason === 'account';
    return (skipped.has(ownerKey(user)) && !isPaused) || (isPaused && !provider.isExpired(ownerName(user)));
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
      dead.has(ownerKey(user)) && !unlucky.has(ownerName(user)) && !provider.unlucky.has(ownerName(user)),
  );
}
