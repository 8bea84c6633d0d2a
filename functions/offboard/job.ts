import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { asAppError } from '../../shared/errors/app-error.ts';
import { jobScope } from '../../shared/lambda/request-scope.ts';
import type { Log } from '../../shared/observability/log.ts';
import { traceOf } from '../../shared/observability/trace-of.ts';
import { countFound } from '../../shared/state/offboarding/offboarding-item.ts';
import type { HeldOffboarding } from '../../shared/state/offboarding/offboarding-runs.ts';
import { offboard } from './offboard.ts';
import type { OffboardDeps } from './offboard-deps.ts';

/** The hash of the user alone: the event may be kept by Lambda, and by the dead-letter queue. */
const eventSchema = z.strictObject({ user: z.string().check(z.regex(/^[\w-]{43}$/)) });

/** `NOTHING_TO_DO`: no offboarding of the user is running, or another run is at work on it. */
export type OffboardOutcome = { status: 'DONE' | 'NOTHING_TO_DO' };

/** The job that `DELETE /users/me`, reconcile and operators invoke. It throws only codes, as Lambda stores its error. */
export function offboardJob(deps: OffboardDeps & { log: Log }) {
  return async (event: unknown, context: Context): Promise<OffboardOutcome> => {
    const scope = jobScope(context);
    deps.log.resetKeys();
    deps.log.appendKeys({ requestId: scope.requestId });
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) {
      deps.log.error('offboarding', { code: 'invalid-request' });
      throw new Error('invalid-request');
    }
    const { user: hash } = parsed.data;
    deps.log.appendKeys({ user: hash });
    let held: HeldOffboarding | undefined;
    try {
      // Lambda may deliver one event twice with one request id; these are two runs.
      held = await deps.runs.claim(hash, `${scope.requestId}.${randomUUID()}`);
      if (held === undefined) {
        deps.log.info('offboarding', { status: 'NOTHING_TO_DO' });
        return { status: 'NOTHING_TO_DO' };
      }
      const { state } = await offboard(held, { ...scope, user: held.user }, deps);
      deps.log.info('offboarding', { status: 'DONE', looks: state.looks, removed: countFound(state) });
      return { status: 'DONE' };
    } catch (error) {
      const { code, cause } = asAppError(error);
      deps.log.error('offboarding', { code, trace: traceOf(cause) });
      if (held !== undefined) await deps.runs.release(held).catch(() => undefined);
      throw new Error(code);
    }
  };
}
