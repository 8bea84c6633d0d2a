import { createHmac, randomUUID } from 'node:crypto';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { userHash } from '../../../shared/state/user-key.ts';
import { httpEvent, type SentEvent } from '../../support/http-event.ts';
import { USER } from './measured-bundles.ts';

/** The days of the digests, so that each process has a slot of its own. */
let day = Date.UTC(2026, 0, 1);

/** Builds one event per function that makes it do its usual work, each with a key or slot of its own. */
export function sampleEvents(
  stack: StackDescription & { webhookSecret?: string },
  user = USER,
): Record<FunctionName | 'write' | 'read of mails' | 'call for mails', () => unknown> {
  const claims = { iss: stack.issuerUrl, sub: user, scope: 'onbehalf/read onbehalf/write' };
  const http = (sent: SentEvent) => {
    const event = httpEvent({ claims, ...sent });
    const [method = ''] = sent.routeKey.split(' ');
    const requestContext = { ...event.requestContext, http: { ...event.requestContext.http, method } };
    return { ...event, requestContext };
  };
  const action = (tool: string, body: object, headers = {}) =>
    http({
      routeKey: 'POST /actions/{tool}',
      pathParameters: { tool },
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ connection: 'gmail', ...body }),
    });
  const call = (params: object) =>
    http({
      routeKey: 'POST /mcp',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
    });
  /** A page of mails with their text. */
  const page = { max_results: 100 };
  return {
    'execute-action': () => action('gmail_get_profile', {}),
    write: () =>
      action(
        'gmail_create_draft',
        { input: { to: 'bob@example.com', subject: 's', body: 'b' } },
        { 'idempotency-key': randomUUID() },
      ),
    connect: () =>
      http({ routeKey: 'POST /connections/{connection}/authorize', pathParameters: { connection: 'gmail' } }),
    'callback-status': () =>
      http({ routeKey: 'GET /connections/{connection}', pathParameters: { connection: 'gmail' } }),
    mcp: () => call({ name: 'gmail_get_profile', arguments: {} }),
    'read of mails': () => action('gmail_fetch_mails', { input: page }),
    'call for mails': () => call({ name: 'gmail_fetch_mails', arguments: page }),
    'digest-schedule': () => http({ routeKey: 'GET /digest' }),
    'mail-digest': () => {
      day += 86_400_000;
      return { issuer: stack.issuerUrl, identifier: user, scheduledTime: new Date(day).toISOString() };
    },
    'account-events': () => http(signedWebhook(user, stack.webhookSecret)),
    // Of another user, who has nothing.
    offboarding: () => http({ routeKey: 'DELETE /users/me', claims: { ...claims, sub: `${user}-leaves` } }),
    offboard: () => ({ user: userHash({ issuer: stack.issuerUrl, identifier: user }) }),
    reconcile: () => ({}),
    'seal-activity': () => ({}),
    activity: () => http({ routeKey: 'GET /activity' }),
    console: () => http({ routeKey: 'GET /openapi.json' }),
  };
}

/** An account of the user has expired, as Scalekit reports it. Without a secret the webhook is refused. */
function signedWebhook(identifier: string, secret = ''): SentEvent {
  const body = JSON.stringify({
    id: `evt_${randomUUID()}`,
    type: 'connected_account.status_updated',
    occurred_at: new Date().toISOString(),
    data: {
      ...{ id: 'ca_1', identifier, connection_id: 'conn_1', connection_name: 'gmail-local' },
      ...{ status: 'EXPIRED', old_status: 'ACTIVE' },
    },
  });
  const head = { 'webhook-id': randomUUID(), 'webhook-timestamp': String(Math.floor(Date.now() / 1_000)) };
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${head['webhook-id']}.${head['webhook-timestamp']}.${body}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64');
  const headers = { 'content-type': 'application/json', ...head, 'webhook-signature': `v1,${signature}` };
  return { routeKey: 'POST /webhooks/scalekit', headers, body };
}
