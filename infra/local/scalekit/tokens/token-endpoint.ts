import { readBody } from '../../run/bounded-body.ts';
import type { Environment } from '../server/environment.ts';
import { type HttpResponse, handleHttpCall, sendResult } from '../server/http-call.ts';
import type { Exchange } from '../server/http-responses.ts';

/** `POST /oauth/token`: exchanges client credentials for an access token. Logged as `token`, where faults can be injected. */
export async function serveToken(environment: Environment, exchange: Exchange): Promise<void> {
  const respond = async () => issueToken(await readBody(exchange.request), environment);
  sendResult(exchange, await handleHttpCall(environment, exchange, { method: 'token' }, respond));
}

function issueToken(body: string, { tokens }: Environment): HttpResponse {
  const form = new URLSearchParams(body);
  if (form.get('grant_type') !== 'client_credentials') {
    return { status: 400, body: { error: 'unsupported_grant_type' } };
  }
  const issued = tokens.issue(form.get('client_id'), form.get('client_secret'));
  return issued ? { status: 200, body: issued } : { status: 401, body: { error: 'invalid_client' } };
}
