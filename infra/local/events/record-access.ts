import type { AccessLog } from '../aws/api-gateway/access-log.ts';
import type { StackEvents } from './stack-events.ts';

/** Adds to the access log an event for every request: its route, never its path or query. */
export function recordAccess(log: AccessLog, events: StackEvents): AccessLog {
  return {
    ...log,
    write(access) {
      log.write(access);
      const { method, routeKey, response, context, refusal } = access;
      events.record('api', routeKey ?? method, {
        status: response.status,
        requestId: context.requestId,
        ...(refusal !== undefined && { refusal }),
      });
    },
  };
}
