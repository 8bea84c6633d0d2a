import type { Context } from 'aws-lambda';
import { SEAL_LAG_SECONDS, SEAL_USER_MS } from '../../shared/config/activity-limits.ts';
import { type AppError, asAppError, type ErrorCode } from '../../shared/errors/app-error.ts';
import { jobScope } from '../../shared/lambda/request-scope.ts';
import type { Log } from '../../shared/observability/log.ts';
import { traceOf } from '../../shared/observability/trace-of.ts';
import { ACT_SHARDS } from '../../shared/state/activity/act-mark.ts';
import { makeRoots, type RootDeps } from './root/make-roots.ts';
import { type Sealing, type ShardDeps, sealShard } from './seal-shard.ts';

/** `lagSeconds`: the age of the oldest act that should have been sealed and was not. */
type SealOutcome = Omit<Sealing, 'since'> & { roots: number; lagSeconds: number };

/**
 * The job that its schedule invokes every quarter of an hour, and an operator on demand: seals the acts of all users.
 * Lambda stores the error message in the dead-letter queue, so it throws only the code.
 */
export function sealJob(deps: Omit<ShardDeps, 'report'> & RootDeps & { log: Log }) {
  const logError = (message: string, { code, cause }: AppError, user?: string) =>
    deps.log.error(message, { code, ...(user && { user }), trace: traceOf(cause) });
  return async (_event: unknown, context: Context): Promise<SealOutcome> => {
    const report = (user: string | undefined, error: AppError) => logError('acts not sealed', error, user);
    const scope = jobScope(context);
    deps.log.resetKeys();
    deps.log.appendKeys({ requestId: scope.requestId });
    const outcome = await sealAll(scope.deadline - SEAL_USER_MS, { ...deps, report }).catch((thrown) => {
      const error = asAppError(thrown);
      logError('seal-activity', error);
      throw new Error(error.code);
    });
    deps.log.info('seal-activity', outcome);
    // Lambda runs it again, and an alarm fires.
    const late: ErrorCode[] = outcome.lagSeconds > SEAL_LAG_SECONDS ? ['deadline-exceeded'] : [];
    const [failure] = [...outcome.failures, ...late];
    if (failure) throw new Error(failure);
    return outcome;
  };
}

/** Then makes the roots of the days that have ended. */
async function sealAll(until: number, deps: ShardDeps & RootDeps): Promise<SealOutcome> {
  const sealing: Sealing = { sealed: 0, waiting: 0, failures: [], since: undefined, isDone: true };
  for (let shard = 0; shard < ACT_SHARDS; shard += 1) await sealShard(shard, until, sealing, deps);
  const { since, ...outcome } = sealing;
  const roots = await makeRoots(until, deps);
  return {
    ...outcome,
    roots,
    lagSeconds: since === undefined ? 0 : Math.floor((deps.now() - since) / 1_000),
  };
}
