import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { DIGEST_CALL_MS } from '../../shared/config/job-limits.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import { jobScope } from '../../shared/lambda/request-scope.ts';
import type { Log } from '../../shared/observability/log.ts';
import { traceOf } from '../../shared/observability/trace-of.ts';
import { ownerHash, userHash } from '../../shared/state/user-key.ts';
import type { DigestDeps } from './digest-run.ts';
import { runDigest } from './run-digest.ts';
import { type DigestOutcome, digestEvent } from './schema.ts';
import { makeRunId } from './slot/run-id.ts';

/**
 * The job that EventBridge Scheduler invokes. Lambda stores its error message in the dead-letter queue, so it throws
 * only the code.
 */
export function digestJob(deps: DigestDeps & { issuer: string; log: Log }) {
  return async (event: unknown, context: Context): Promise<DigestOutcome> => {
    const { requestId, deadline } = jobScope(context);
    deps.log.resetKeys();
    deps.log.appendKeys({ requestId });
    // Issuer and identifier name the user: an event of another issuer would claim another user's slot.
    const parsed = z.extend(digestEvent, { issuer: z.literal(deps.issuer) }).safeParse(event);
    if (!parsed.success) {
      deps.log.error('digest', {
        code: 'invalid-request',
        fields: parsed.error.issues.map(({ path }) => path.join('.')),
      });
      throw new Error('invalid-request');
    }
    const { account, scheduledTime } = parsed.data;
    deps.log.appendKeys({ user: userHash(parsed.data), slot: scheduledTime });
    // The label is the user's own word. The hash is the name of the schedule.
    if (account !== undefined) deps.log.appendKeys({ owner: ownerHash(parsed.data) });
    try {
      // Lambda may deliver one event twice with one request id; these are two runs.
      const { issuer, identifier } = parsed.data;
      const scope = {
        user: { issuer, identifier },
        requestId: makeRunId(requestId),
        // As in the log, so that an operator finds the calls of this event and of its retries at Scalekit.
        agentRunId: requestId,
        deadline,
        providerCallMs: DIGEST_CALL_MS,
      };
      const endsAt = deps.now() + context.getRemainingTimeInMillis();
      const outcome = await runDigest(parsed.data, { scope, endsAt }, deps);
      if (outcome.status === 'DEAD') deps.log.error('digest', outcome);
      else deps.log.info('digest', outcome);
      return outcome;
    } catch (error) {
      const { code, cause } = asAppError(error);
      deps.log.error('digest', { code, trace: traceOf(cause) });
      throw new Error(code);
    }
  };
}
