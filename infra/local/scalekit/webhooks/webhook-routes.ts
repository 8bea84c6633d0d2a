import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { z } from 'zod';
import { ControlError } from '../control/control-error.ts';
import { nothing } from '../control/requests.ts';
import { type ControlRoute, defineRoute } from '../control/route.ts';
import type { Environment } from '../server/environment.ts';
import type { Delivery, WebhookEndpoint } from './webhook-delivery.ts';
import type { WebhookEvent } from './webhook-event.ts';
import * as requests from './webhook-requests.ts';

export const webhookRoutes: Record<string, ControlRoute> = {
  'GET webhooks/endpoints': defineRoute(nothing, ({ webhooks }) => ({
    endpoints: webhooks.endpoints().map(describeEndpoint),
  })),
  'POST webhooks/endpoints': defineRoute(requests.endpointRequest, ({ webhooks }, request) =>
    describeEndpoint(webhooks.register(request)),
  ),
  'DELETE webhooks/endpoints': defineRoute(requests.endpointQuery, ({ webhooks }, { id }) => {
    const ids = id === undefined ? webhooks.endpoints().map((endpoint) => endpoint.id) : [id];
    return { removed: ids.filter((each) => webhooks.remove(each)) };
  }),
  'POST webhooks/settings': defineRoute(requests.policyRequest, ({ webhooks }, change) => {
    const { retryDelaysSeconds, timeoutSeconds } = { ...webhooks.policy, ...change };
    webhooks.policy = {
      retryDelaysSeconds: retryDelaysSeconds ?? webhooks.policy.retryDelaysSeconds,
      timeoutSeconds: timeoutSeconds ?? webhooks.policy.timeoutSeconds,
    };
    return webhooks.policy;
  }),
  'GET webhooks/deliveries': defineRoute(requests.deliveriesQuery, ({ webhooks }, { eventId }) => ({
    deliveries: webhooks
      .deliveries()
      .filter(({ event }) => eventId === undefined || event.id === eventId)
      .map(describeDelivery),
  })),
  'POST webhooks/emit': defineRoute(requests.emitRequest, emit),
  'POST webhooks/redeliver': defineRoute(requests.redeliverRequest, ({ webhooks }, { eventId }) => {
    const event = webhooks.redeliver(eventId);
    if (event === undefined) throw new ControlError(404, `eventId: there is no ${eventId}`);
    return describeEvent(event);
  }),
};

function emit({ accounts, webhooks }: Environment, request: z.output<typeof requests.emitRequest>) {
  const { type, status, oldStatus, identifier, connection, organizationId, userId, ...options } = request;
  const account = accounts.find({ connector: connection, identifier, organizationId, userId });
  if (account === undefined) throw new ControlError(404, 'There is no such account.');
  const event = webhooks.emit(requests.parseKind(type), account, {
    ...options,
    ...(status && { status: ConnectorStatus[status] }),
    ...(oldStatus && { oldStatus: ConnectorStatus[oldStatus] }),
  });
  return describeEvent(event);
}

function describeEndpoint({ id, url, events }: WebhookEndpoint) {
  return { id, url, events };
}

function describeEvent({ id, type }: WebhookEvent) {
  return { eventId: id, type };
}

function describeDelivery({ event, endpoint, state, attempts }: Delivery) {
  return { ...describeEvent(event), endpoint: endpoint.id, url: endpoint.url, state, attempts };
}
