import { Duration, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi as HttpApiResource,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Parameters } from '../parameters/parameters.ts';
import { type ApiFunctionName, type ApiRoute, apiRoutes, cookieCallbackRoute } from './api-routes.ts';
import { CookieCallback } from './cookie-callback.ts';
import type { NodeFunction } from './node-function.ts';

/** The longest that CDK lets an integration have; API Gateway itself ends at 30 s. */
const INTEGRATION_TIMEOUT_SECONDS = 29;

type HttpApiProps = {
  parameters: Pick<
    Parameters,
    'issuer' | 'audience' | 'allowedOrigins' | 'throttle' | 'logRetentionDays' | 'cookieMode'
  >;
  functions: { [Name in ApiFunctionName]: NodeFunction<Name> };
};

/** The public API: its routes, each behind the JWT authorizer and its scopes, CORS, throttling, access log. */
export class HttpApi extends Construct {
  readonly url: string;
  /** In cookie mode: what the DNS record of the API's own domain points to. */
  readonly domainTarget: string | undefined;

  constructor(scope: Construct, id: string, { parameters, functions }: HttpApiProps) {
    super(scope, id);
    const api = new HttpApiResource(this, 'Api', {
      // What the console lists it by; several stages may share an account.
      apiName: Stack.of(this).stackName,
      corsPreflight: cors(parameters),
      // A second address on another site, where the cookies of this one do not go.
      disableExecuteApiEndpoint: parameters.cookieMode?.certificateArn !== undefined,
      // The one that HttpApi creates by itself takes neither throttling nor an access log.
      createDefaultStage: false,
    });
    const authorizer = new HttpJwtAuthorizer('Jwt', parameters.issuer, { jwtAudience: parameters.audience });
    const integrations = integrationsOf(functions);
    for (const route of apiRoutes) {
      api.addRoutes({
        path: route.path,
        methods: [HttpMethod[route.method]],
        integration: integrations[route.function],
        authorizer,
        authorizationScopes: [...route.scopes],
      });
    }
    const stage = this.addStage(api, parameters);
    const { cookieMode } = parameters;
    const integration = integrations[cookieCallbackRoute.function];
    const callback =
      cookieMode && new CookieCallback(this, 'CookieCallback', { api, stage, integration, cookieMode });
    this.domainTarget = callback?.domainTarget;
    this.url = callback?.domainTarget ? `${cookieMode?.apiUrl}/` : stage.url;
  }

  private addStage(api: HttpApiResource, parameters: HttpApiProps['parameters']): HttpStage {
    const accessLogs = new LogGroup(this, 'AccessLogs', { retention: parameters.logRetentionDays });
    return new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: parameters.throttle.ratePerSecond, burstLimit: parameters.throttle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLogs), format: accessLogFormat },
    });
  }
}

/** One integration per function, shared by its routes. */
function integrationsOf(
  functions: HttpApiProps['functions'],
): Record<ApiFunctionName, HttpLambdaIntegration> {
  const integrationOf = <Name extends ApiFunctionName>(name: Name) =>
    new HttpLambdaIntegration(name, functions[name].lambda, {
      timeout: Duration.seconds(INTEGRATION_TIMEOUT_SECONDS),
    });
  return {
    connect: integrationOf('connect'),
    'callback-status': integrationOf('callback-status'),
    'execute-action': integrationOf('execute-action'),
    'digest-schedule': integrationOf('digest-schedule'),
  };
}

function cors({ allowedOrigins, cookieMode }: HttpApiProps['parameters']): CorsPreflightOptions {
  const methods = new Set<ApiRoute['method']>(apiRoutes.map((route) => route.method));
  return {
    allowOrigins: allowedOrigins,
    allowMethods: [...methods].map((method) => CorsHttpMethod[method]),
    // Not On-Behalf-Of: it is for services, and a browser must not be able to send it.
    allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
    exposeHeaders: ['Retry-After', 'Idempotent-Replayed'],
    // A frontend on another host of the site lets its browser keep the flow's cookie.
    allowCredentials: cookieMode !== undefined,
    maxAge: Duration.hours(1),
  };
}

// What a request was and how it went, without who made it: no address, no token, no path with identifiers.
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLength: '$context.responseLength',
    responseLatency: '$context.responseLatency',
    integrationStatus: '$context.integrationStatus',
    integrationLatency: '$context.integrationLatency',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
    gatewayError: '$context.error.responseType',
  }),
);
