import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import { httpEvent } from '../../support/http-event.ts';
import { USER } from '../processes/measured-bundles.ts';

/** A kind of request that is measured: its event, and the share of the requests that it gets, as its work is larger. */
export type WarmKind = { name: 'read' | 'read of 19 mails' | 'write'; event: unknown; share: number };

/** The measured kinds of requests. `{key}` in an event becomes a new key with each request. */
export function warmKinds(stack: Pick<StackDescription, 'issuerUrl'>, user = USER): WarmKind[] {
  const claims = { iss: stack.issuerUrl, sub: user, scope: 'onbehalf/read onbehalf/write' };
  const action = (tool: string, input: object, headers = {}) =>
    httpEvent({
      claims,
      routeKey: 'POST /actions/{tool}',
      pathParameters: { tool },
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ connection: 'gmail', input }),
    });
  const draft = { to: 'bob@example.com', subject: 's', body: 'b' };
  return [
    { name: 'read', event: action('gmail_get_profile', {}), share: 1 },
    { name: 'read of 19 mails', event: action('gmail_fetch_mails', { max_results: 25 }), share: 0.25 },
    {
      name: 'write',
      event: action('gmail_create_draft', draft, { 'idempotency-key': 'bench-{key}' }),
      share: 1,
    },
  ];
}
