import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';
import { readParameters } from './parameters.ts';
import { type Audiences, createProvider, FRONTEND_CLIENT } from './provider.ts';
import { signIn } from './sign-in.ts';
import { createSigningKey } from './signing-key.ts';
import { issueToken, type TokenResponse } from './tokens.ts';

/**
 * Creates the local OIDC issuer: a complete one, with `POST /tokens` for any token without a sign-in.
 * @param audiences what a client may request as `resource`; the first is the default
 */
export async function createIssuer(issuer: string, audiences: Audiences): Promise<RequestListener> {
  const key = await createSigningKey();
  const provider = createProvider(issuer, audiences, key);
  const [audience] = audiences;
  const serveOidc = provider.callback();
  const defaults = { issuer, audience, clientId: FRONTEND_CLIENT, scope: `${SCOPE_READ} ${SCOPE_WRITE}` };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/tokens' && request.method === 'POST') {
      const parameters = await readParameters(request);
      return sendToken(request, response, await issueToken(parameters, key, defaults));
    }
    // koa prints a URL that it cannot parse, and returns 500.
    if (!URL.canParse(request.url ?? '', issuer))
      return sendJson(response, 400, { error: 'invalid_request' });
    if (request.url?.startsWith('/interaction/')) return signIn(provider, request, response);
    await serveOidc(request, response);
  }
  return (request, response) => {
    respond(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 400, { error: 'invalid_request', error_description: String(error) });
    });
  };
}

function sendToken(request: IncomingMessage, response: ServerResponse, issued: TokenResponse): void {
  if ('error' in issued) {
    sendJson(response, 400, issued);
  } else if (request.headers.accept?.includes('application/json')) {
    const member = issued.type === 'id' ? 'id_token' : 'access_token';
    sendJson(response, 200, { [member]: issued.token, token_type: 'Bearer', expires_in: issued.expiresIn });
  } else {
    response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(issued.token);
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
