import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listApiRoutes } from '../../../infra/deploy/functions/api-routes.ts';
import { authorizationRows } from '../../support/stack/authorization-rows.ts';
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

/** A route of the template in the terms of the declared routes. */
function declarationOf(route: z.output<typeof routeSchema>) {
  const target = only(functions.filter(({ id }) => id === integrations.get(route.Target)?.IntegrationUri));
  return { key: route.RouteKey, function: target.name };
}

const byKey = (one: { key: string }, other: { key: string }) => one.key.localeCompare(other.key);

describe('routes of the template', () => {
  it('are the declared routes, each with its function', () => {
    const synthesized = [...routes.values()].map(declarationOf);
    const declared = listApiRoutes({}).map((route) => ({
      key: `${route.method} ${route.path}`,
      function: route.function,
    }));
    expect(synthesized.toSorted(byKey)).toEqual(declared.toSorted(byKey));
  });

  it('each have a row in the authorization matrix', () => {
    const keys = [...routes.values()].map(({ RouteKey }) => RouteKey);
    expect(keys.toSorted()).toEqual(Object.keys(authorizationRows).toSorted());
  });

  it.each([...routes.values()])('demand what the authorization matrix expects: $RouteKey', (route) => {
    const scopes = authorizationRows[route.RouteKey]?.scopes;
    expect(scopes?.length).toBeGreaterThan(0);
    const { AuthorizationType, AuthorizerId, AuthorizationScopes } = route;
    expect({ AuthorizationType, AuthorizerId, AuthorizationScopes }).toEqual(
      scopes === 'none'
        ? { AuthorizationType: 'NONE', AuthorizerId: undefined, AuthorizationScopes: undefined }
        : {
            AuthorizationType: 'JWT',
            AuthorizerId: only(authorizers.keys()),
            AuthorizationScopes: scopes?.map((scope) => `onbehalf/${scope}`),
          },
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

describe('CORS', () => {
  it('allows the origins of the parameters and the headers of the API, no credentials, and never On-Behalf-Of', () => {
    expect(only(api.values()).CorsConfiguration).toEqual({
      AllowOrigins: acme.allowedOrigins,
      AllowMethods: ['GET', 'POST', 'DELETE', 'PUT'],
      AllowHeaders: [
        'authorization',
        'content-type',
        'idempotency-key',
        'agent-run-id',
        'mcp-protocol-version',
        'mcp-method',
        'mcp-name',
        'mcp-session-id',
        'last-event-id',
      ],
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
        RouteSettings: z.record(z.string(), z.unknown()).default({}),
        AccessLogSettings: z.object({ DestinationArn: arnSchema, Format: z.string() }),
      }),
    ).values(),
  );

  it('is the default stage, throttled as the parameters say', () => {
    expect(stage).toMatchObject({
      ApiId: only(api.keys()),
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 11 },
    });
  });

  it('throttles each route without a token by itself, and no other route', () => {
    const open = [...routes.values()].filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
    expect(Object.keys(stage.RouteSettings).toSorted()).toEqual(
      open.map(({ RouteKey }) => RouteKey).toSorted(),
    );
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
