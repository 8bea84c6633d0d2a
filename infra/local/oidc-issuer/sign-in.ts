import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { loginForm } from './login-form.ts';
import { readParameters } from './parameters.ts';

/** The page between the authorization request and its answer: signs in whoever is named and consents to all. */
export async function signIn(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid, params, prompt, session } = await provider.interactionDetails(request, response);
  const client = String(params.client_id);
  const sub = request.method === 'POST' ? (await readParameters(request)).sub : session?.accountId;
  if (typeof sub !== 'string' || sub === '' || (prompt.name === 'login' && request.method !== 'POST')) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(loginForm(`/interaction/${uid}`, client));
    return;
  }
  const grant = new provider.Grant({ accountId: sub, clientId: client });
  const asked = String(params.scope ?? '');
  grant.addOIDCScope(asked);
  grant.addResourceScope(String(params.resource), asked);
  const result = { login: { accountId: sub }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result);
}
