import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { RECONCILE_USER_MS } from '../../shared/config/job-limits.ts';
import { type AppError, asAppError } from '../../shared/errors/app-error.ts';
import { jobScope } from '../../shared/lambda/request-scope.ts';
import type { Log } from '../../shared/observability/log.ts';
import { traceOf } from '../../shared/observability/trace-of.ts';
import { userHash } from '../../shared/state/user-key.ts';
import { continueOffboardings } from './continue-offboardings.ts';
import { type ReconcileOutcome, reconcile } from './reconcile.ts';
import type { ReconcileDeps } from './sweep.ts';

/** The event of the runs that only end a pass which one run was too short for. */
const onlyUnfinished = z.object({ onlyUnfinished: z.literal(true) });

/** The event of the hourly runs that only continue offboardings. */
const onlyOffboardings = z.object({ onlyOffboardings: z.literal(true) });

/**
 * The job that its schedules invoke, and an operator on demand; any event but that of the further runs begins a pass, or
 * goes on with it. Lambda stores the error message in the dead-letter queue, so it throws only the code.
 * @returns undefined where a further run finds no pass under way
 */
export function reconcileJob(deps: Omit<ReconcileDeps, 'report'> & { log: Log }) {
  const logError = (message: string, { code, cause }: AppError, user?: string) =>
    deps.log.error(message, { code, ...(user && { user }), trace: traceOf(cause) });
  return async (event: unknown, context: Context): Promise<ReconcileOutcome | undefined> => {
    const { requestId, deadline } = jobScope(context);
    deps.log.resetKeys();
    deps.log.appendKeys({ requestId });
    const report: ReconcileDeps['report'] = (undone, owner, error) =>
      error === undefined
        ? deps.log.warn(undone, { user: userHash(owner) })
        : logError(undone, error, userHash(owner));
    const run = async () => {
      const continued = await continueOffboardings(deps);
      if (continued > 0) deps.log.warn('offboardings unfinished', { continued });
      if (onlyOffboardings.safeParse(event).success) return undefined;
      if (onlyUnfinished.safeParse(event).success && !(await deps.cursor.isUnderWay())) return undefined;
      return reconcile(deadline - RECONCILE_USER_MS, { ...deps, report });
    };
    const outcome = await run().catch((thrown) => {
      const error = asAppError(thrown);
      logError('reconcile', error);
      throw new Error(error.code);
    });
    if (outcome === undefined) return undefined;
    deps.log.info('reconcile', outcome);
    // A time zone that Scheduler refuses stays refused until its user chooses another one.
    const failure = outcome.failures.find((code) => code !== 'invalid-request');
    if (failure !== undefined) throw new Error(failure);
    return outcome;
  };
}
