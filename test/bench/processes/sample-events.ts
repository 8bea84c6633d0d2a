import { randomUUID } from 'node:crypto';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import type { FunctionName } from '../../../shared/config/environment.ts';
import { httpEvent, type SentEvent } from '../../support/http-event.ts';
import { USER } from './measured-bundles.ts';

/** The days of the digests, so that each process has a slot of its own. */
let day = Date.UTC(2026, 0, 1);

/** Builds one event per function that makes it do its usual work, each with a key or slot of its own. */
export function sampleEvents(
  stack: StackDescription,
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
    // Without a signature it calls nothing but Secrets Manager.
    'account-events': () => http({ routeKey: 'POST /webhooks/scalekit', body: '{}' }),
    reconcile: () => ({}),
    console: () => http({ routeKey: 'GET /openapi.json' }),
  };
}
