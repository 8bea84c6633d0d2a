import type { z } from 'zod';
import {
  apiSchema,
  authorizerSchema,
  type corsSchema,
  integrationSchema,
  routeSchema,
  stageSchema,
  type throttleSchema,
} from './http-api-schemas.ts';
import type { Resources } from './resources.ts';

/** An HTTP API of the template with its routes and its one stage. */
export type HttpApi = {
  apiId: string;
  cors: Cors | undefined;
  routes: Route[];
  stage: Stage;
};

export type Cors = {
  allowOrigins: string[];
  allowMethods: string[];
  allowHeaders: string[];
  exposeHeaders: string[];
  allowCredentials: boolean;
  maxAgeSeconds: number | undefined;
};

export type Route = {
  /** `METHOD /path` or `$default`. */
  routeKey: string;
  authorizer: JwtAuthorizer | undefined;
  /** A token needs one of these scopes. If there are none, any valid token is accepted. */
  scopes: string[];
  functionArn: string;
  timeoutMs: number;
};

export type JwtAuthorizer = { issuer: string; audience: string[]; identitySource: string };

export type Stage = {
  name: string;
  throttle: Throttle | undefined;
  routeThrottles: Record<string, Throttle>;
  accessLogFormat: string | undefined;
};

export type Throttle = { ratePerSecond: number; burst: number };

/** The defaults where a stage or route sets only one of the two: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const ACCOUNT_THROTTLE: Throttle = { ratePerSecond: 10_000, burst: 5_000 };

/** @throws Error unless the template has exactly one HTTP API, with supported properties only */
export function readHttpApi(resources: Resources): HttpApi {
  const [api, another] = resources.ofType('AWS::ApiGatewayV2::Api');
  if (!api || another) throw new Error('The local stack serves exactly one HTTP API');
  const stages = resources
    .ofType('AWS::ApiGatewayV2::Stage')
    .map(({ properties }) => stageSchema.parse(properties));
  const [stage, anotherStage] = stages.filter(({ ApiId }) => ApiId === api.ref);
  if (!stage || anotherStage) throw new Error('The local stack serves exactly one stage');
  return {
    apiId: api.ref,
    cors: toCors(apiSchema.parse(api.properties).CorsConfiguration),
    routes: readRoutes(resources, api.ref),
    stage: {
      name: stage.StageName,
      throttle: toThrottle(stage.DefaultRouteSettings),
      routeThrottles: Object.fromEntries(
        Object.entries(stage.RouteSettings).flatMap(([key, settings]) => {
          const throttle = toThrottle(settings);
          return throttle ? [[key, throttle]] : [];
        }),
      ),
      accessLogFormat: stage.AccessLogSettings?.Format,
    },
  };
}

function readRoutes(resources: Resources, apiId: string): Route[] {
  const integrations = parseByRef(resources, 'AWS::ApiGatewayV2::Integration', integrationSchema);
  const authorizers = parseByRef(resources, 'AWS::ApiGatewayV2::Authorizer', authorizerSchema);
  const routes = resources
    .ofType('AWS::ApiGatewayV2::Route')
    .map(({ properties }) => routeSchema.parse(properties));
  return routes
    .filter((route) => route.ApiId === apiId)
    .map((route) => {
      const integration = integrations.get(route.Target.replace(/^integrations\//, ''));
      if (!integration) throw new Error(`The route ${route.RouteKey} has no integration`);
      return {
        routeKey: route.RouteKey,
        authorizer: route.AuthorizationType === 'JWT' ? toAuthorizer(route, authorizers) : undefined,
        scopes: route.AuthorizationScopes,
        functionArn: integration.IntegrationUri,
        timeoutMs: integration.TimeoutInMillis,
      };
    });
}

function parseByRef<Schema extends z.ZodType>(resources: Resources, type: string, schema: Schema) {
  const found = resources.ofType(type);
  return new Map<string, z.output<Schema>>(
    found.map(({ ref, properties }) => [ref, schema.parse(properties)]),
  );
}

function toAuthorizer(
  route: z.output<typeof routeSchema>,
  authorizers: Map<string, z.output<typeof authorizerSchema>>,
): JwtAuthorizer {
  const authorizer = route.AuthorizerId ? authorizers.get(route.AuthorizerId) : undefined;
  const identitySource = authorizer?.IdentitySource[0];
  if (!authorizer || !identitySource) throw new Error(`The route ${route.RouteKey} has no authorizer`);
  const { Issuer, Audience } = authorizer.JwtConfiguration;
  return { issuer: Issuer, audience: Audience, identitySource };
}

function toCors(read: z.output<typeof corsSchema> | undefined): Cors | undefined {
  if (!read) return undefined;
  return {
    allowOrigins: read.AllowOrigins,
    allowMethods: read.AllowMethods,
    allowHeaders: read.AllowHeaders,
    exposeHeaders: read.ExposeHeaders,
    allowCredentials: read.AllowCredentials,
    maxAgeSeconds: read.MaxAge,
  };
}

function toThrottle(settings: z.output<typeof throttleSchema> | undefined): Throttle | undefined {
  const { ThrottlingRateLimit, ThrottlingBurstLimit } = settings ?? {};
  if (ThrottlingRateLimit === undefined && ThrottlingBurstLimit === undefined) return undefined;
  return {
    ratePerSecond: ThrottlingRateLimit ?? ACCOUNT_THROTTLE.ratePerSecond,
    burst: ThrottlingBurstLimit ?? ACCOUNT_THROTTLE.burst,
  };
}
