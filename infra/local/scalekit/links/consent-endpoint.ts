import { readBody } from '../../run/bounded-body.ts';
import type { Environment } from '../server/environment.ts';
import { type Exchange, redirect } from '../server/http-responses.ts';
import { applyDecision } from './consents.ts';
import { sendConsentPage, sendPage } from './pages.ts';

/** `GET` and `POST /magicLink/{id}`: the consent page, and the user's decision. */
export async function serveConsent(
  environment: Environment,
  { request, response }: Exchange,
  id: string,
): Promise<void> {
  const link = environment.links.open(id);
  if (link === 'unknown') {
    return sendPage(response, 404, 'No such link', '<p>Ask the app for a new one.</p>');
  }
  if (link === 'gone') {
    return sendPage(
      response,
      410,
      'This link has been used or has expired',
      '<p>Ask the app for a new one.</p>',
    );
  }
  if (request.method === 'GET') return sendConsentPage(response, link.account.connection);
  const form = new URLSearchParams(await readBody(request));
  const decision = form.get('decision');
  if (decision !== 'approve' && decision !== 'refuse') {
    return sendPage(response, 400, 'No decision', '<p>Approve or refuse.</p>');
  }
  const needsKey = link.account.connection.authorization === 'API_KEY' && decision === 'approve';
  const key = form.get('api_key')?.trim();
  if (needsKey && !key) {
    return sendPage(response, 400, 'No API key', '<p>Go back and enter the key.</p>');
  }
  redirect(response, applyDecision(environment, link, decision, key));
}

type FlowEnd = [status: number, title: string, content: string];

const flowEnds = new Map<string, FlowEnd>([
  ['success', [200, 'Connected', '<p>You can close this page.</p>']],
  [
    'failed_to_exchange',
    [400, 'Failed to exchange', '<p>The link was requested without a userVerifyUrl.</p>'],
  ],
  ['access_denied', [400, 'Refused', '<p>Nothing was connected.</p>']],
]);

/** `GET /connect/{name}`: the pages on which Scalekit ends a flow. */
export function serveFlowEnd({ response }: Exchange, name: string): void {
  sendPage(response, ...(flowEnds.get(name) ?? [404, 'Not found', '<p>Nothing is here.</p>']));
}
