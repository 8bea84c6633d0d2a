import type { AccessLog } from '../aws/api-gateway/access-log.ts';
import type { StackEvents } from './stack-events.ts';

/** The access log, and an event for every request that the gateway answered: its route, never its path or query. */
export function recordedAccess(log: AccessLog, events: StackEvents): AccessLog {
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
