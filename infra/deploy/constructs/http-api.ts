import { Duration, Stack } from 'aws-cdk-lib';
import {
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi as HttpApiResource,
  HttpMethod,
  HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ApiFunctionName } from '../functions/api-functions.ts';
import { listApiRoutes, listRoutes, type Route } from '../functions/api-routes.ts';
import { chooseApiOrigin } from '../parameters/cookie-mode.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { createAccessLogGroup, writeAccessLog } from './access-log.ts';
import { ApiDomain } from './api-domain.ts';
import type { NodeFunction } from './node-function.ts';
import { exposeRoute } from './public-route.ts';

/** The longest timeout that the CDK accepts for an integration; API Gateway's own limit is 30 s. */
const INTEGRATION_TIMEOUT_SECONDS = 29;

/** What the transport of the Model Context Protocol sends, in one of its versions. */
const MCP_HEADERS = ['mcp-protocol-version', 'mcp-method', 'mcp-name', 'mcp-session-id', 'last-event-id'];

type HttpApiProps = {
  parameters: Pick<
    Parameters,
    'issuer' | 'audience' | 'allowedOrigins' | 'throttle' | 'logRetentionDays' | 'cookieMode' | 'console'
  >;
};

/** The public API: its routes with their authorizer, scopes or own throttle, CORS, throttling, access log. */
export class HttpApi extends Construct {
  readonly url: string;
  /** The address at which a browser uses the API, without a path. */
  readonly origin: string;
  /** In cookie mode: the target of the DNS record of the API's own domain. */
  readonly domainTarget: string | undefined;
  readonly apiId: string;
  readonly accessLogs: LogGroup;
  private readonly api: HttpApiResource;
  private readonly stage: HttpStage;
  private readonly parameters: HttpApiProps['parameters'];

  constructor(scope: Construct, id: string, { parameters }: HttpApiProps) {
    super(scope, id);
    this.parameters = parameters;
    const { apiUrl, certificateArn, transition = false } = parameters.cookieMode ?? {};
    this.api = new HttpApiResource(this, 'Api', {
      // The console lists APIs by this name; stages may share an AWS account.
      apiName: Stack.of(this).stackName,
      corsPreflight: buildCorsOptions(parameters),
      // The execute-api address is on another site, where the cookies of the API's own domain do not go.
      disableExecuteApiEndpoint: certificateArn !== undefined && !transition,
      // The stage that HttpApi creates by itself can have neither throttling nor an access log.
      createDefaultStage: false,
    });
    this.apiId = this.api.apiId;
    this.accessLogs = createAccessLogGroup(this, parameters.logRetentionDays);
    this.stage = this.addStage(parameters);
    this.url = this.stage.url;
    this.origin = chooseApiOrigin(parameters.cookieMode, this.stage.url.replace(/\/$/, ''));
    if (apiUrl === undefined || certificateArn === undefined) return;
    // The construct id is part of deployed logical ids.
    const domain = new ApiDomain(this, 'CookieCallback', {
      api: this.api,
      stage: this.stage,
      apiUrl,
      certificateArn,
    });
    this.domainTarget = domain.target;
    // In a transition DNS may not lead to the domain: the execute-api address is the one that certainly works.
    if (!transition) this.url = `${apiUrl}/`;
  }

  /** Adds the routes that lead to the functions in this stage. */
  addFunctions(functions: { [Name in ApiFunctionName]: NodeFunction<Name> }): void {
    const { issuer, audience } = this.parameters;
    const authorizer = new HttpJwtAuthorizer('Jwt', issuer, { jwtAudience: audience });
    for (const handler of Object.values(functions)) {
      const integration = integrate(handler);
      for (const route of listRoutes(handler.name, this.parameters))
        this.addRoute(route, integration, authorizer);
    }
  }

  private addStage(parameters: HttpApiProps['parameters']): HttpStage {
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: parameters.throttle.ratePerSecond, burstLimit: parameters.throttle.burst },
      accessLogSettings: writeAccessLog(this.accessLogs),
    });
  }

  private addRoute(route: Route, integration: HttpLambdaIntegration, authorizer: HttpJwtAuthorizer): void {
    const { method, path, scopes } = route;
    const created = this.api.addRoutes({
      path,
      methods: [HttpMethod[method]],
      integration,
      ...(scopes !== 'none' && { authorizer, authorizationScopes: [...scopes] }),
    });
    if (scopes !== 'none') return;
    for (const each of created) exposeRoute(each, this.stage, { ...route, key: `${method} ${path}` });
  }
}

/** One integration per function, shared by its routes. */
function integrate({ name, lambda }: NodeFunction<ApiFunctionName>): HttpLambdaIntegration {
  return new HttpLambdaIntegration(name, lambda, { timeout: Duration.seconds(INTEGRATION_TIMEOUT_SECONDS) });
}

function buildCorsOptions(parameters: HttpApiProps['parameters']): CorsPreflightOptions {
  const { allowedOrigins, cookieMode } = parameters;
  const methods = new Set(listApiRoutes(parameters).map((route) => route.method));
  return {
    allowOrigins: allowedOrigins,
    allowMethods: [...methods].map((method) => CorsHttpMethod[method]),
    // Without On-Behalf-Of, which is for services: a browser must not be able to send it.
    allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'agent-run-id', ...MCP_HEADERS],
    exposeHeaders: ['Retry-After', 'Idempotent-Replayed'],
    // Lets a browser keep the flow's cookie when the frontend is on another host of the site.
    allowCredentials: cookieMode !== undefined,
    maxAge: Duration.hours(1),
  };
}
