import type { Difference } from './difference.ts';

export const gateway: readonly Difference[] = [
  {
    likeness: 'An unknown route is 404 with {"message":"Not Found"}',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html',
    file: 'infra/local/http-api/gateway.ts',
    find: "if (!match) throw new GatewayRefusal(404, 'Not Found');",
    replace: "if (!match) throw new GatewayRefusal(403, 'Forbidden');",
    test: 'test/local/routes.test.ts',
    name: 'choosing a route',
  },
];
