import { Code, ConnectError } from '@connectrpc/connect';
import { readBody } from '../../run/bounded-body.ts';
import type { Environment } from '../server/environment.ts';
import { handleHttpCall, sendResult } from '../server/http-call.ts';
import type { Exchange } from '../server/http-responses.ts';
import { requireToken, toRestError } from './errors.ts';
import { accountRoutes, connectionRoute } from './routes.ts';

/** The part of Scalekit's REST API that a path through the proxy can reach, and that `npm run import-accounts` calls. */
export async function serveRestApi(environment: Environment, exchange: Exchange): Promise<void> {
  const { request, url } = exchange;
  const route =
    accountRoutes[`${request.method} ${url.pathname}`] ?? connectionRoute(request.method, url.pathname);
  const body = request.method === 'GET' ? '' : await readBody(request);
  const identifier = url.searchParams.get('identifier') ?? readIdentifier(body);
  const call = { method: route?.operation ?? 'rest', ...(identifier && { identifier }) };
  const result = await handleHttpCall(environment, exchange, call, () => {
    try {
      requireToken(environment, request.headers.authorization);
      if (route === undefined) throw new ConnectError('Not Found', Code.NotFound);
      const response = route.respond(environment, { query: url.searchParams, body });
      return { status: route.status, body: response };
    } catch (error) {
      return toRestError(error);
    }
  });
  sendResult(exchange, result);
}

/** The identifier in a JSON body, for the call log. */
function readIdentifier(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const value: unknown = typeof parsed === 'object' && parsed !== null && Reflect.get(parsed, 'identifier');
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
