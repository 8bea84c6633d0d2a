import { WEBHOOK_DEADLINE_MS } from '../../shared/config/limits.ts';
import type { Routes } from '../../shared/http/endpoint/endpoint.ts';
import { endpoints } from '../../shared/http/endpoint/endpoints.ts';
import { jsonResponse } from '../../shared/http/response.ts';
import { type AuthenticateDeps, authenticate } from './authenticate.ts';
import { type ReceiveDeps, receiveEvent } from './receive-event.ts';
import { accountEventsContract } from './schema.ts';

/** The route that receives Scalekit's webhooks. */
export function accountEventsRoutes(deps: ReceiveDeps & AuthenticateDeps): Routes {
  return endpoints(accountEventsContract, {
    'POST /webhooks/scalekit': async ({ header, rawBody: body, scope }) => {
      await authenticate({ header, body }, deps);
      const webhookId = header('webhook-id') ?? '';
      const deadline = Math.min(scope.deadline, deps.now() + WEBHOOK_DEADLINE_MS);
      return jsonResponse(200, await receiveEvent({ webhookId, body }, { ...scope, deadline }, deps));
    },
  });
}
