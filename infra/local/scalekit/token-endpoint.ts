import { Call } from './calls.ts';
import type { Environment } from './environment.ts';
import type { Fault } from './faults.ts';
import { type Exchange, readBody, sendJson } from './http-answers.ts';
import { proxyAnswer, wait } from './transport-fault.ts';

/** `POST /oauth/token`: client credentials for an access token, logged and struck by faults as `token`. */
export async function tokenEndpoint(environment: Environment, exchange: Exchange): Promise<void> {
  const { faults, closing } = environment;
  const call = new Call(environment, 'token');
  const form = new URLSearchParams(await readBody(exchange.request));
  const fault = faults.take('token');
  if (fault) await wait(fault, closing);
  call.end((fault && strike(fault, exchange)) ?? answer(environment, exchange, form));
}

function answer({ tokens }: Environment, { response }: Exchange, form: URLSearchParams): string {
  if (form.get('grant_type') !== 'client_credentials') {
    sendJson(response, 400, { error: 'unsupported_grant_type' });
    return 'HTTP_400';
  }
  const issued = tokens.issue(form.get('client_id'), form.get('client_secret'));
  sendJson(response, issued ? 200 : 401, issued ?? { error: 'invalid_client' });
  return issued ? 'OK' : 'HTTP_401';
}

/** The outcome, or undefined where the fault only delayed. */
function strike(fault: Fault, { request, response }: Exchange): string | undefined {
  if (fault.drop === 'reset') {
    request.socket.resetAndDestroy();
    return 'RESET';
  }
  if (fault.httpStatus === undefined) return undefined;
  const { headers, html } = proxyAnswer(fault.httpStatus, fault);
  response.writeHead(fault.httpStatus, headers).end(html);
  return `HTTP_${fault.httpStatus}`;
}
