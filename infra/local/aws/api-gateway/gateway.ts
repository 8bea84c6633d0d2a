import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Access } from '../iam/access.ts';
import type { LambdaService } from '../lambda/lambda-service.ts';
import { MAXIMUM_PAYLOAD_BYTES } from '../lambda/runtime-api.ts';
import type { HttpApi, Route } from '../template/http-api.ts';
import type { AccessLog } from './access-log.ts';
import { respondToPreflight, withCors, withoutOwnCors } from './cors.ts';
import { buildEvent, type RequestContext } from './event.ts';
import { internalServerError, readFunctionResponse } from './function-response.ts';
import { GatewayRefusal, type GatewayResponse } from './gateway-response.ts';
import { type Authorize, type Claims, checkScopes, createJwtAuthorizer } from './jwt-authorizer.ts';
import { type ReceivedRequest, receive, tooLarge } from './received-request.ts';
import { mayInvoke } from './route-permission.ts';
import { type RouteMatch, RouteTable } from './route-table.ts';
import { createThrottle } from './throttle.ts';

/** The state of a request, collected for the access log. */
type Progress = { context: RequestContext; routeKey?: string; integrationLatency?: number };

/** Serves the template's HTTP API as Amazon API Gateway does: routes, authorizers, CORS and throttling. */
export class Gateway {
  private readonly api: HttpApi;
  private readonly lambda: LambdaService;
  private readonly access: Access;
  private readonly accessLog: AccessLog;
  private readonly routes: RouteTable;
  private readonly authorize: Authorize = createJwtAuthorizer();
  private readonly mayPass: (routeKey: string) => boolean;

  constructor(
    api: HttpApi,
    { lambda, access, accessLog }: { lambda: LambdaService; access: Access; accessLog: AccessLog },
  ) {
    this.api = api;
    this.lambda = lambda;
    this.access = access;
    this.accessLog = accessLog;
    this.routes = new RouteTable(api.routes);
    this.mayPass = createThrottle(api.stage);
  }

  readonly listener: RequestListener = (incoming, outgoing) => {
    void this.respond(incoming, outgoing);
  };

  private async respond(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const requestId = randomBytes(11).toString('base64url').concat('=');
    const progress: Progress = { context: { requestId, received: new Date() } };
    let refusal: GatewayRefusal | undefined;
    let response: GatewayResponse;
    try {
      response = await this.handle(receive(incoming), progress);
    } catch (error) {
      response = refuse(error);
    }
    response = withCors(this.api.cors, incoming.headers.origin, response);
    this.logAccess(incoming, progress, send(outgoing, requestId, response), refusal);

    function refuse(error: unknown): GatewayResponse {
      refusal = error instanceof GatewayRefusal ? error : internalServerError();
      return refusal.response();
    }
  }

  private async handle(request: ReceivedRequest, progress: Progress): Promise<GatewayResponse> {
    const preflight = respondToPreflight(this.api.cors, request);
    if (preflight) return preflight;
    const path = this.withoutStage(request.path);
    const match = path === undefined ? undefined : this.routes.find(request.method, path);
    if (!match) throw new GatewayRefusal(404, 'Not Found');
    progress.routeKey = match.route.routeKey;
    if (!this.mayPass(match.route.routeKey)) throw new GatewayRefusal(429, 'Too Many Requests');
    const claims = await this.authorizeFor(match.route, request);
    const event = await buildEvent(this.api, match, request, progress.context, claims);
    return this.integrate(match, JSON.stringify(event), progress);
  }

  private async authorizeFor(route: Route, request: ReceivedRequest): Promise<Claims | undefined> {
    if (!route.authorizer) return undefined;
    const [, place, name = ''] =
      /^\$request\.(header|querystring)\.(.+)$/.exec(route.authorizer.identitySource) ?? [];
    const token =
      place === 'header'
        ? request.headers[name.toLowerCase()]
        : (new URLSearchParams(request.rawQueryString).get(name) ?? undefined);
    const claims = await this.authorize(route.authorizer, token);
    checkScopes(claims, route.scopes);
    return claims;
  }

  private async integrate(
    { route }: RouteMatch,
    event: string,
    progress: Progress,
  ): Promise<GatewayResponse> {
    const target = this.lambda.find(route.functionArn);
    if (!target || !mayInvoke(this.access, this.api, route)) throw internalServerError();
    if (Buffer.byteLength(event) > MAXIMUM_PAYLOAD_BYTES) throw tooLarge();
    const started = Date.now();
    const giveUp = new AbortController();
    const invoked = this.lambda.invoke(target, { requestId: randomUUID(), payload: event }, giveUp.signal);
    const timer = new AbortController();
    const timedOut = wait(route.timeoutMs, undefined, { signal: timer.signal }).catch(() => undefined);
    const result = await Promise.race([invoked, timedOut]);
    timer.abort();
    progress.integrationLatency = Date.now() - started;
    if (result) return withoutOwnCors(this.api.cors, readFunctionResponse(result));
    giveUp.abort();
    throw new GatewayRefusal(503, 'Service Unavailable');
  }

  private withoutStage(path: string): string | undefined {
    const prefix = `/${this.api.stage.name}`;
    if (prefix === '/$default') return path;
    return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined;
  }

  private logAccess(
    incoming: IncomingMessage,
    progress: Progress,
    response: GatewayResponse,
    refusal: GatewayRefusal | undefined,
  ): void {
    this.accessLog.write({
      context: progress.context,
      method: incoming.method ?? '',
      routeKey: progress.routeKey,
      protocol: `HTTP/${incoming.httpVersion}`,
      response,
      integrationLatency: progress.integrationLatency,
      refusal: refusal?.message,
    });
  }
}

/** Returns the response that was sent. */
function send(outgoing: ServerResponse, requestId: string, response: GatewayResponse): GatewayResponse {
  const { status, headers, cookies, body } = response;
  const hasBody = status !== 204 && status !== 304;
  const head = {
    ...headers,
    'apigw-requestid': requestId,
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
  };
  try {
    outgoing.writeHead(status, { ...head, ...(hasBody && { 'content-length': body.length }) });
  } catch {
    // The function returned a header that HTTP cannot carry.
    return send(outgoing, requestId, internalServerError().response());
  }
  outgoing.end(hasBody ? body : undefined);
  return response;
}
