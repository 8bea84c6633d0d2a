import { AppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import { isWithoutEffect } from '../../shared/scalekit/failure/without-effect.ts';
import type { Scalekit, StoredAccount } from '../../shared/scalekit/scalekit.ts';
import type { Consent } from '../../shared/state/consents.ts';
import { isWaiting, linkedBetween, linkedSince } from './linked-connections.ts';

/** The connections that this attempt or an earlier one may have linked, all ACTIVE; or why none was. */
export type Verdict =
  | { linked: readonly string[] }
  | 'nothing-to-verify'
  | 'mismatch'
  /** Scalekit does not know the consent, which may be that of another connection that still waits for its own. */
  | 'unknown-consent'
  | 'gone'
  /** The error of a verification that certainly had no effect. */
  | { unsent: unknown };

type Attempt = {
  /** Of the flow that `state` names; the consent may be another connection's. */
  connection: string;
  account?: string | undefined;
  authRequestId: string;
  consent: Consent;
  /** The user's accounts before the attempt. */
  before: readonly StoredAccount[];
};

type VerifyDeps = {
  accounts: Pick<Scalekit['accounts'], 'listAll'>;
  links: Pick<Scalekit['links'], 'verify'>;
};

/**
 * Lets Scalekit verify the consent, and finds what that linked: neither the consent nor Scalekit's response names its
 * connection, so the user's accounts before and after it do.
 * @throws AppError of the Scalekit client, after which the account may be linked; `upstream-unavailable` if the list does
 * not show the link yet
 */
export async function verifyConsent(
  attempt: Attempt,
  scope: RequestScope,
  { accounts, links }: VerifyDeps,
): Promise<Verdict> {
  const { connection, account, authRequestId, before } = attempt;
  if (!hasWaiting(attempt)) {
    const linked = listLinkedEarlier(attempt, before);
    if (linked.includes(connection)) return { linked };
    if (!isRepeatedConsent(attempt)) return 'nothing-to-verify';
  }
  const verified = await links.verify({ authRequestId, account }, scope).catch((error: unknown) => {
    if (isWithoutEffect(error)) return { unsent: error };
    throw error;
  });
  if (typeof verified === 'object') return verified;
  if (verified === 'mismatch') return 'mismatch';
  const after = await accounts.listAll(scope, account);
  if (verified === 'verified') return { linked: findLinked(attempt, after) };
  // Scalekit does not know a consumed consent any more: an earlier attempt may have lost its response.
  const linked = listLinkedEarlier(attempt, after);
  if (linked.length > 0) return { linked };
  const mayBeAnothers = after.some((each) => each.connection !== connection && isWaiting(each));
  return mayBeAnothers ? 'unknown-consent' : 'gone';
}

function hasWaiting({ connection, before }: Attempt): boolean {
  return before.some((account) => account.connection === connection && isWaiting(account));
}

/** Whether the consent is a further one for an ACTIVE account. No other account waits that it could be for. */
function isRepeatedConsent({ connection, before }: Attempt): boolean {
  const isActive = before.some((each) => each.connection === connection && each.status === 'ACTIVE');
  return isActive && !before.some(isWaiting);
}

/**
 * What the consent may have linked since it first came back: one connection, unless others were linked meanwhile. Where
 * a flow of this connection has ended with the consent already, this flow does not.
 */
function listLinkedEarlier({ connection, consent }: Attempt, accounts: readonly StoredAccount[]): string[] {
  const linked = linkedSince(consent.waiting, accounts);
  return consent.endedFlowOf === connection ? linked.filter((each) => each !== connection) : linked;
}

function findLinked({ connection, before }: Attempt, after: readonly StoredAccount[]): string[] {
  const linked = linkedBetween(before, after);
  if (linked.length > 0) return linked;
  // Scalekit's times are whole seconds, so an account that is ACTIVE anew can look unchanged.
  if (after.some((each) => each.connection === connection && each.status === 'ACTIVE')) return [connection];
  throw new AppError('upstream-unavailable');
}
