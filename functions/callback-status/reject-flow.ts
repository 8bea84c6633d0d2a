import { AppError } from '../../shared/errors/app-error.ts';
import type { Log } from '../../shared/observability/log.ts';
import type { Consents } from '../../shared/state/consents.ts';
import type { Flows } from '../../shared/state/flows.ts';

/** The reasons for a rejection, for the log and its metric. Callers get the same error for every reason. */
type Reason =
  | 'unknown-state'
  | 'foreign-state'
  | 'denied'
  | 'revoked-consent'
  | 'nothing-to-verify'
  | 'unknown-consent'
  | 'identifier-mismatch';

/** Logs the reason, and returns the error that does not reveal it. */
export function rejectFlow({ log }: { log: Pick<Log, 'warn'> }, reason: Reason): AppError {
  log.warn('flow rejected', { reason });
  return new AppError('flow-rejected');
}

/** Ends a flow that came back to the wrong browser, and makes its consent useless for any other flow. */
export async function revokeFlow(
  { state, authRequestId }: { state: string; authRequestId?: string | undefined },
  deps: { flows: Pick<Flows, 'settle'>; consents: Pick<Consents, 'revoke'>; now: () => number },
): Promise<void> {
  if (authRequestId !== undefined) await deps.consents.revoke(authRequestId, deps.now());
  await deps.flows.settle(state, 'DENIED');
}
