import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';
import { readParameters } from './parameters.ts';
import { createProvider, FRONTEND_CLIENT } from './provider.ts';
import { signIn } from './sign-in.ts';
import { createSigningKey } from './signing-key.ts';
import { issueToken, type TokenResponse } from './tokens.ts';

/** The local OIDC issuer: a real one, and a way to get any token without signing in. */
export async function createIssuer(issuer: string, audience: string): Promise<RequestListener> {
  const key = await createSigningKey();
  const provider = createProvider(issuer, audience, key);
  const answerOidc = provider.callback();
  const defaults = { issuer, audience, clientId: FRONTEND_CLIENT, scope: `${SCOPE_READ} ${SCOPE_WRITE}` };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/tokens' && request.method === 'POST') {
      const parameters = await readParameters(request);
      return answerToken(request, response, await issueToken(parameters, key, defaults));
    }
    // koa prints what it cannot parse, and answers 500.
    if (!URL.canParse(request.url ?? '', issuer))
      return answerJson(response, 400, { error: 'invalid_request' });
    if (request.url?.startsWith('/interaction/')) return signIn(provider, request, response);
    await answerOidc(request, response);
  }
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else answerJson(response, 400, { error: 'invalid_request', error_description: String(error) });
    });
  };
}

function answerToken(request: IncomingMessage, response: ServerResponse, answer: TokenResponse): void {
  if ('error' in answer) {
    answerJson(response, 400, answer);
  } else if (request.headers.accept?.includes('application/json')) {
    const member = answer.type === 'id' ? 'id_token' : 'access_token';
    answerJson(response, 200, { [member]: answer.token, token_type: 'Bearer', expires_in: answer.expiresIn });
  } else {
    response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(answer.token);
  }
}

function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
