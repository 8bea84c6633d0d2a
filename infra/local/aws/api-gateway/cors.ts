import type { Cors } from '../template/http-api.ts';
import type { GatewayResponse } from './gateway-response.ts';
import type { ReceivedRequest } from './received-request.ts';

/**
 * Returns the response to a preflight, which no route receives; undefined for any other request.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export function respondToPreflight(
  cors: Cors | undefined,
  request: ReceivedRequest,
): GatewayResponse | undefined {
  const { origin, 'access-control-request-method': requestedMethod } = request.headers;
  if (!cors || request.method !== 'OPTIONS' || !origin || !requestedMethod) return undefined;
  const headers: Record<string, string> = {};
  if (allowedOrigin(cors, origin)) {
    if (cors.allowMethods.length > 0) headers['access-control-allow-methods'] = cors.allowMethods.join(',');
    if (cors.allowHeaders.length > 0) headers['access-control-allow-headers'] = cors.allowHeaders.join(',');
    if (cors.maxAgeSeconds !== undefined) headers['access-control-max-age'] = String(cors.maxAgeSeconds);
  }
  return { status: 204, headers, cookies: [], body: Buffer.alloc(0) };
}

/** Drops a function's own CORS headers where the API has a CORS configuration. */
export function withoutOwnCors(cors: Cors | undefined, response: GatewayResponse): GatewayResponse {
  if (!cors) return response;
  const others = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'));
  return { ...response, headers: Object.fromEntries(others) };
}

/** Sets the API's CORS headers on a response of a function or of the gateway itself. */
export function withCors(
  cors: Cors | undefined,
  origin: string | undefined,
  response: GatewayResponse,
): GatewayResponse {
  const allowed = cors && allowedOrigin(cors, origin);
  if (!allowed) return response;
  const headers: Record<string, string> = { ...response.headers, 'access-control-allow-origin': allowed };
  if (cors.allowCredentials) headers['access-control-allow-credentials'] = 'true';
  if (cors.exposeHeaders.length > 0) headers['access-control-expose-headers'] = cors.exposeHeaders.join(',');
  return { ...response, headers };
}

function allowedOrigin({ allowOrigins }: Cors, origin: string | undefined): string | undefined {
  if (!origin) return undefined;
  if (allowOrigins.includes('*')) return '*';
  const bySchemeOnly = allowOrigins.some(
    (allowed) => /^https?:\/\/\*$/.test(allowed) && origin.startsWith(allowed.slice(0, -1)),
  );
  return bySchemeOnly || allowOrigins.includes(origin) ? origin : undefined;
}
