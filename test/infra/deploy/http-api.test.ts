import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ApiRoute, apiRoutes } from '../../../infra/deploy/constructs/api-routes.ts';
import { SCOPE_ACT_AS, SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';
import { acme } from './stages.ts';
import { arnSchema, only, refSchema, synthesize } from './template.ts';

const { resources, functions, template } = synthesize();

const api = resources(
  'AWS::ApiGatewayV2::Api',
  z.strictObject({
    Name: z.string(),
    ProtocolType: z.literal('HTTP'),
    CorsConfiguration: z.record(z.string(), z.unknown()),
    // Only cookie mode has an address of its own beside it.
    DisableExecuteApiEndpoint: z.literal(false),
  }),
);
const routeSchema = z.strictObject({
  ApiId: refSchema,
  RouteKey: z.string(),
  AuthorizationType: z.string(),
  AuthorizerId: refSchema.optional(),
  AuthorizationScopes: z.array(z.string()).optional(),
  Target: z
    .object({ 'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), refSchema])]) })
    .transform((value) => value['Fn::Join'][1][1]),
});
const routes = resources('AWS::ApiGatewayV2::Route', routeSchema);
const integrations = resources(
  'AWS::ApiGatewayV2::Integration',
  z.object({
    IntegrationType: z.literal('AWS_PROXY'),
    PayloadFormatVersion: z.literal('2.0'),
    IntegrationUri: arnSchema,
  }),
);
const authorizers = resources('AWS::ApiGatewayV2::Authorizer', z.unknown());

/** A route of the template in the words of the route table. */
function inWordsOfTable(route: z.output<typeof routeSchema>) {
  const [method, path] = route.RouteKey.split(' ');
  const target = only(functions.filter(({ id }) => id === integrations.get(route.Target)?.IntegrationUri));
  return { method, path, function: target.name, scopes: route.AuthorizationScopes };
}

const byKey = (a: { method?: string; path?: string }, b: { method?: string; path?: string }) =>
  `${a.method} ${a.path}`.localeCompare(`${b.method} ${b.path}`);

describe('routes of the template', () => {
  it('are the routes of the table: all of them, no others, with their functions and scopes', () => {
    const synthesized = [...routes.values()].map(inWordsOfTable);
    expect(synthesized.toSorted(byKey)).toEqual([...apiRoutes].toSorted(byKey));
  });

  it.each([...routes])('are behind the JWT authorizer and a scope of ours: %s', (_id, route) => {
    expect(route.AuthorizationType).toBe('JWT');
    expect(route.AuthorizerId).toBe(only(authorizers.keys()));
    expect(route.AuthorizationScopes).not.toEqual([]);
    expect([SCOPE_READ, SCOPE_WRITE, SCOPE_ACT_AS]).toEqual(
      expect.arrayContaining(route.AuthorizationScopes ?? [undefined]),
    );
  });

  it('trust exactly the issuer and the audiences of the parameters', () => {
    expect(only(authorizers.values())).toEqual({
      ApiId: { Ref: only(api.keys()) },
      Name: expect.any(String),
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: acme.issuer, Audience: acme.audience },
    });
  });
});

describe('the route table', () => {
  const scopesOf = new Map(
    apiRoutes.map((route: ApiRoute) => [`${route.method} ${route.path}`, route.scopes]),
  );

  it.each([
    ['POST /connections/{connection}/authorize', [SCOPE_WRITE, SCOPE_ACT_AS]],
    ['DELETE /connections/{connection}', [SCOPE_WRITE, SCOPE_ACT_AS]],
    ['POST /connections/verify', [SCOPE_WRITE]],
    ['PUT /digest', [SCOPE_WRITE, SCOPE_ACT_AS]],
    ['DELETE /digest', [SCOPE_WRITE, SCOPE_ACT_AS]],
    ['POST /digest/run', [SCOPE_WRITE, SCOPE_ACT_AS]],
  ])('keeps a token that may only read away from %s', (key, scopes) => {
    expect(scopesOf.get(key)).toEqual(scopes);
  });

  it('names each route once', () => {
    expect(scopesOf.size).toBe(apiRoutes.length);
  });
});

describe('CORS', () => {
  it('lets in the origins of the parameters with our headers, no credentials, and never On-Behalf-Of', () => {
    expect(only(api.values()).CorsConfiguration).toEqual({
      AllowOrigins: acme.allowedOrigins,
      AllowMethods: ['GET', 'POST', 'DELETE', 'PUT'],
      AllowHeaders: ['authorization', 'content-type', 'idempotency-key'],
      ExposeHeaders: ['Retry-After', 'Idempotent-Replayed'],
      AllowCredentials: false,
      MaxAge: 3600,
    });
  });
});

describe('the stage', () => {
  const stage = only(
    resources(
      'AWS::ApiGatewayV2::Stage',
      z.object({
        ApiId: refSchema,
        StageName: z.string(),
        AutoDeploy: z.boolean(),
        DefaultRouteSettings: z.unknown(),
        AccessLogSettings: z.object({ DestinationArn: arnSchema, Format: z.string() }),
      }),
    ).values(),
  );

  it('is the default one, and throttled as the parameters say', () => {
    expect(stage).toMatchObject({
      ApiId: only(api.keys()),
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 11 },
    });
  });

  it('logs how each request went, and nothing about who made it', () => {
    const logged: unknown = JSON.parse(stage.AccessLogSettings.Format);
    expect(logged).toEqual({
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
    });
    expect(template.Resources[stage.AccessLogSettings.DestinationArn]).toMatchObject({
      Type: 'AWS::Logs::LogGroup',
      Properties: { RetentionInDays: acme.logRetentionDays },
    });
  });
});
