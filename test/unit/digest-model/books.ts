import { userKey } from '../../../shared/state/user-key.ts';
import type { Fired, Lambda } from './lambda.ts';
import type { DigestModel } from './model.ts';

/** Under which the table in memory holds a firing's slot. */
export const slotOf = (fired: Fired) => `${userKey(fired)} ${fired.scheduledTime}`;

/** What became of the distinct slots that fired. */
export function books({ slots, provider }: DigestModel, { fired, deadLetters }: Lambda) {
  const distinct = [...new Set(fired.map(slotOf))];
  const letters = new Set(deadLetters.map(slotOf));
  const ends = distinct.map((key) => slots.held.get(key));
  const count = (status: string, reason?: string) =>
    ends.filter((slot) => slot?.status === status && (reason === undefined || slot.reason === reason)).length;
  const queued = distinct.filter((key) => slots.held.get(key)?.closedAt === undefined && letters.has(key));
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

/** What must never be, and is. */
export function wrongIn(model: DigestModel, lambda: Lambda): string[] {
  const { fired, delivered, skipped, dead, queued, unknown, messages } = books(model, lambda);
  const wrong: string[] = [];
  if (delivered + skipped + dead + queued !== fired) wrong.push('a slot is lost');
  if (model.slots.held.size > fired) wrong.push('there is a slot that never fired');
  const sent = model.provider.ledger.map(({ identifier, scheduledTime }) => `${identifier} ${scheduledTime}`);
  if (new Set(sent).size < messages) wrong.push('one slot has two messages');
  const stored = [...model.slots.held.values()].filter(({ digest }) => digest !== undefined).length;
  if (messages > delivered - stored + unknown) wrong.push('a message belongs to no slot');
  if (model.reopened.size > 0) wrong.push('a closed slot has changed');
  if (diesOfNothing(model)) wrong.push('a slot is dead, and nothing failed');
  return wrong;
}

/** Whoever is told to link again is paused until then, and nobody else; where nobody links anything. */
export function wrongAboutAccounts({ slots, settings, provider, notices }: DigestModel): string[] {
  const told = new Set(notices.map(({ identifier }) => identifier));
  if (told.size < notices.length) return ['a user was told twice'];
  const asked = new Set(
    [...slots.held.values()].filter(({ reason }) => reason === 'reconnect-required').map(({ user }) => user),
  );
  const users = [...settings.held.values()];
  const isWrong = users.some((user) => {
    const isPaused = user.paused?.reason === 'account';
    return (asked.has(userKey(user)) && !isPaused) || (isPaused && !provider.isExpired(user.identifier));
  });
  return isWrong ? ['a pause is not what the account says'] : [];
}

function diesOfNothing({ slots, settings, unlucky, provider }: DigestModel): boolean {
  const dead = new Set(
    [...slots.held.values()].filter(({ status }) => status === 'DEAD').map(({ user }) => user),
  );
  return [...settings.held.values()].some(
    (user) =>
      dead.has(userKey(user)) && !unlucky.has(user.identifier) && !provider.unlucky.has(user.identifier),
  );
}
