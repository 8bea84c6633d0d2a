import type { FaultRule } from '../../../../faults/fault-rule.ts';
import { readBody } from '../../../../run/bounded-body.ts';
import type { Account } from '../../../accounts/accounts.ts';
import type { Environment } from '../../../server/environment.ts';
import { type HttpResponse, type HttpResult, handleHttpCall, sendResult } from '../../../server/http-call.ts';
import type { Exchange } from '../../../server/http-responses.ts';
import { googleError } from './google-error.ts';
import { handleGmailRequest } from './rest-api.ts';

/** `/google/gmail/v1/…`: the Gmail API, called with a user's own access token. */
export async function serveGoogleApi(environment: Environment, exchange: Exchange): Promise<void> {
  const { headers } = exchange.request;
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const account = token === undefined ? undefined : environment.accounts.withAccessToken(token);
  const path = exchange.url.pathname.slice('/google'.length);
  sendResult(exchange, await callGoogle(environment, exchange, account, path));
}

/** One call of the Gmail API, logged as `gmail`, where faults can be injected; 401 without an account. */
export function callGoogle(
  environment: Environment,
  exchange: Exchange,
  account: Account | undefined,
  path: string,
): Promise<HttpResult> {
  const { request, url } = exchange;
  const subject = account && { identifier: account.identifier, connection: account.connection.name };
  return handleHttpCall(environment, exchange, { method: 'gmail', errorResponse, ...subject }, async () => {
    const body = await readBody(request);
    if (account?.connection.provider !== 'GMAIL') return googleError(401);
    const { method = '' } = request;
    return handleGmailRequest(environment, account, { method, path, query: url.searchParams, body });
  });
}

function errorResponse({ retryAfter }: FaultRule, status: number): HttpResponse {
  const response = googleError(status);
  return retryAfter === undefined
    ? response
    : { ...response, headers: { 'retry-after': String(retryAfter) } };
}
