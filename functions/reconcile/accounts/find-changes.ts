import { isPausedFor } from '../../../shared/digest/health/follow-account.ts';
import { isRestored } from '../../../shared/digest/health/is-restored.ts';
import type { Settings } from '../../../shared/digest/settings/settings.ts';
import type { AccountStatus, ConnectedAccount } from '../../../shared/scalekit/scalekit.ts';

/** An account whose status a digest does not follow yet. */
export type Change = { kind: 'lost' | 'restored'; account: ConnectedAccount };

/**
 * Without these an account cannot be used. A link that is under way stays PENDING, as does a status that this version does
 * not know: neither ends a digest.
 */
const LOST: readonly AccountStatus[] = ['EXPIRED', 'DISCONNECTED', 'NOT_CONNECTED'];

/** What a digest must still follow of the accounts that it needs: a pause that ends, and an account that was lost. */
export function findChanges({ paused }: Settings, needed: readonly ConnectedAccount[]): Change[] {
  const changes: Change[] = [];
  if (paused !== undefined) {
    const account = needed.find((each) => isPausedFor(paused, each));
    if (account === undefined || !isRestored(account, paused)) return [];
    changes.push({ kind: 'restored', account });
  }
  const lost = needed.find(({ status }) => LOST.includes(status));
  if (lost !== undefined) changes.push({ kind: 'lost', account: lost });
  return changes;
}
