import type { ConnectedAccount } from '../../scalekit/scalekit.ts';
import type { Pause } from '../settings/settings.ts';

/** Scalekit's times may be whole seconds, of another clock. */
const CLOCK_MS = 5_000;

/**
 * Whether the account for which a digest is paused can be used again. Scalekit does not see that a provider has revoked a
 * credential: after a refusal, an account that has not changed since proves nothing by being ACTIVE.
 */
export function isRestored(
  { status, updatedAt }: Pick<ConnectedAccount, 'status' | 'updatedAt'>,
  { refusedAt }: Pick<Pause, 'refusedAt'>,
): boolean {
  if (status !== 'ACTIVE') return false;
  return refusedAt === undefined || updatedAt === undefined || updatedAt > refusedAt - CLOCK_MS;
}
