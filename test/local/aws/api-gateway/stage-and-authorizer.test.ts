import { describe, expect, it } from 'vitest';
import { synthesizeFixture } from '../../fixture/assembly.ts';
import { eventResponse, read } from '../../fixture/responses.ts';
import { order, tokenFrom, useFixtureStack } from '../../fixture/stack.ts';

describe('an HTTP API with a named stage, no CORS, a $default route and the token in the query', () => {
  const stack = useFixtureStack({
    synthesize: synthesizeFixture(({ Resources }) => {
      const { Stage, Api0A1B2C3D: Api, Jwt, Route0, Permission0 } = Resources;
      if (!Stage || !Api || !Jwt || !Route0 || !Permission0) throw new Error('The fixture has no API');
      Stage.Properties.StageName = 'prod';
      delete Api.Properties.CorsConfiguration;
      Jwt.Properties.IdentitySource = ['$request.querystring.token'];
      Object.assign(Route0.Properties, { RouteKey: '$default', AuthorizationType: 'NONE' });
      const anyRoute = `arn:aws:execute-api:*:*:\${Api0A1B2C3D}/*/*`;
      Object.assign(Permission0.Properties, { SourceArn: { 'Fn::Sub': anyRoute } });
    }),
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
  it('serves paths below the name of the stage, which the event has in its path', async () => {
    const event = await read(eventResponse, fetch(`${stack().apiUrl}/prod/open`));
    expect(event).toMatchObject({
      routeKey: 'GET /open',
      rawPath: '/prod/open',
      requestContext: { stage: 'prod', http: { path: '/prod/open' } },
    });
    for (const path of ['/open', '/prod', '/production/open']) {
      expect((await fetch(`${stack().apiUrl}${path}`)).status).toBe(404);
    }
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
  it('routes unmatched requests to $default, without path parameters', async () => {
    const response = await fetch(`${stack().apiUrl}/prod/some/where`, { method: 'PATCH' });
    const event = await read(eventResponse, response);
    expect(event).toMatchObject({ routeKey: '$default', rawPath: '/prod/some/where' });
    expect(event).not.toHaveProperty('pathParameters');
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
  it('treats a preflight as any other request, and keeps the CORS headers of the function', async () => {
    const headers = { origin: 'https://app.example.com', 'access-control-request-method': 'GET' };
    const preflight = await fetch(`${stack().apiUrl}/prod/open`, { method: 'OPTIONS', headers });
    expect((await read(eventResponse, preflight)).routeKey).toBe('$default');
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    const response = { statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' } };
    const responded = await order(stack(), { do: 'respond', response }, '/prod/open');
    expect(responded.headers.get('access-control-allow-origin')).toBe('*');
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
  it('reads the token from its identity source', async () => {
    const token = await tokenFrom(stack());
    const inHeader = { headers: { authorization: `Bearer ${token}` } };
    expect((await fetch(`${stack().apiUrl}/prod/items/1`, inHeader)).status).toBe(401);
    expect((await fetch(`${stack().apiUrl}/prod/items/1?token=${token}`)).status).toBe(200);
  });
});
