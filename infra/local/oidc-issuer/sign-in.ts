import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { renderLoginForm } from './login-form.ts';
import { readParameters } from './parameters.ts';

/** The page between the authorization request and its response: signs the named user in and consents to all scopes. */
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
    response.end(renderLoginForm(`/interaction/${uid}`, client));
    return;
  }
  const grant = new provider.Grant({ accountId: sub, clientId: client });
  const scopes = String(params.scope ?? '');
  grant.addOIDCScope(scopes);
  grant.addResourceScope(String(params.resource), scopes);
  const result = { login: { accountId: sub }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result);
}
