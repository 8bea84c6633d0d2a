import type { User } from '../../../shared/state/user-key.ts';

/**
 * Whether a message is of the user: an event of Scheduler, or Lambda's report of a failed invocation, in which the event
 * is a member. A text that is no JSON is of a user whom it quotes.
 */
export function namesUser(body: string, user: User): boolean {
  try {
    return hasUser(JSON.parse(body), user);
  } catch {
    return body.includes(JSON.stringify(user.identifier));
  }
}

function hasUser(value: unknown, user: User): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isOf(value, user)) return true;
  return Object.values(value).some((each) => hasUser(each, user));
}

function isOf(value: { identifier?: unknown; issuer?: unknown }, { identifier, issuer }: User): boolean {
  return value.identifier === identifier && (value.issuer === undefined || value.issuer === issuer);
}
