import type { StoredAccount } from '../../shared/scalekit/scalekit.ts';

/** Accounts of a consent's record; a user with more gets no recovery of a lost response for the rest. */
const RECORDED_ACCOUNTS = 100;

export function isWaiting({ status }: StoredAccount): boolean {
  return status === 'PENDING_VERIFICATION';
}

/** The ids of the accounts that wait for their verification, those on the given connection first. */
export function listWaiting(accounts: readonly StoredAccount[], connection: string): string[] {
  const waiting = accounts.filter(isWaiting);
  const own = waiting.filter((account) => account.connection === connection);
  const others = waiting.filter((account) => account.connection !== connection);
  return [...own, ...others].slice(0, RECORDED_ACCOUNTS).map(({ id }) => id);
}

/** The connections with an account that waited then and is ACTIVE now. */
export function linkedSince(waiting: readonly string[], now: readonly StoredAccount[]): string[] {
  return connectionsOf(now.filter(({ id, status }) => status === 'ACTIVE' && waiting.includes(id)));
}

/** The connections with an account that became ACTIVE, or ACTIVE anew, between two lists. */
export function linkedBetween(before: readonly StoredAccount[], after: readonly StoredAccount[]): string[] {
  const known = new Map(before.map((account) => [account.id, account]));
  return connectionsOf(
    after.filter(({ id, status, updatedAt }) => {
      const earlier = known.get(id);
      return status === 'ACTIVE' && (earlier?.status !== 'ACTIVE' || earlier.updatedAt !== updatedAt);
    }),
  );
}

function connectionsOf(accounts: readonly StoredAccount[]): string[] {
  return [...new Set(accounts.map(({ connection }) => connection))];
}
