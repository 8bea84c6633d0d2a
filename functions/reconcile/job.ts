import type { Context } from 'aws-lambda';
import { RECONCILE_USER_MS } from '../../shared/config/limits.ts';
import { type AppError, asAppError } from '../../shared/errors/app-error.ts';
import { jobScope } from '../../shared/lambda/request-scope.ts';
import type { Log } from '../../shared/observability/log.ts';
import { traceOf } from '../../shared/observability/trace-of.ts';
import { userHash } from '../../shared/state/user-key.ts';
import { type ReconcileOutcome, reconcile } from './reconcile.ts';
import type { ReconcileDeps } from './sweep.ts';

/**
 * The job that its schedule invokes once a day, and an operator on demand; its event has no meaning. Lambda stores the
 * error message in the dead-letter queue, so it throws only the code.
 */
export function reconcileJob(deps: Omit<ReconcileDeps, 'report'> & { log: Log }) {
  const logError = (message: string, { code, cause }: AppError, user?: string) =>
    deps.log.error(message, { code, ...(user && { user }), trace: traceOf(cause) });
  return async (_event: unknown, context: Context): Promise<ReconcileOutcome> => {
    const { requestId, deadline } = jobScope(context);
    deps.log.resetKeys();
    deps.log.appendKeys({ requestId });
    const report: ReconcileDeps['report'] = (user, error) => logError('not aligned', error, userHash(user));
    const outcome = await reconcile(deadline - RECONCILE_USER_MS, { ...deps, report }).catch((thrown) => {
      const error = asAppError(thrown);
      logError('reconcile', error);
      throw new Error(error.code);
    });
    deps.log.info('reconcile', outcome);
    // A time zone that Scheduler refuses stays refused until its user chooses another one.
    const failure = outcome.failures.find((code) => code !== 'invalid-request');
    if (failure !== undefined) throw new Error(failure);
    return outcome;
  };
}
