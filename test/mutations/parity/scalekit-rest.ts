import type { ParityMutation } from '../mutation.ts';

const openApi = 'https://docs.scalekit.com/apis/';
const test = 'test/contract/simulator/rest-accounts.test.ts';

export const scalekitRest: readonly ParityMutation[] = [
  {
    behaviour: 'Scalekit has one account per connection and identifier: a second POST is 409',
    source: openApi,
    file: 'infra/local/scalekit/accounts/connected-account-service.ts',
    find: 'if (environment.accounts.findScoped(key)) {',
    replace: 'if (key.organizationId && environment.accounts.findScoped(key)) {',
    test,
    name: 'refuses a second account',
  },
  {
    behaviour: 'Scalekit refuses a POST of an account without its authorization details, or over its limits',
    source: openApi,
    file: 'infra/local/scalekit/rest/routes.ts',
    find: '  checkRequest(schema, request);\n  return request;',
    replace: '  return request;',
    test,
    name: 'refuses a request',
  },
  {
    behaviour: 'Scalekit: an account that is created from OAuth tokens is ACTIVE',
    source: openApi,
    file: 'infra/local/scalekit/accounts/connected-account-service.ts',
    find: 'const account = createAccount(environment, key);\n  const tokens = readTokens(connectedAccount?.authorizationDetails);',
    replace: 'const account = createAccount(environment, key);\n  const tokens = undefined;',
    test,
    name: 'makes an ACTIVE account',
  },
  {
    behaviour: 'Scalekit: a PUT of an account with tokens makes it ACTIVE',
    source: openApi,
    file: 'infra/local/scalekit/accounts/connected-account-service.ts',
    find: 'const account = requireAccount(environment, key);\n  const tokens = readTokens(connectedAccount?.authorizationDetails);',
    replace: 'const account = requireAccount(environment, key);\n  const tokens = undefined;',
    test,
    name: 'gives an account new tokens',
  },
  {
    behaviour: 'Scalekit shows whose OAuth app a connection has',
    source: '@scalekit-sdk/node 2.11.0, lib/pkg/grpc/scalekit/v1/connections/connections_pb.d.ts',
    file: 'infra/local/scalekit/accounts/connection-service.ts',
    find: "settings: { case: 'oauthConfig' as const, value }",
    replace: 'settings: { case: undefined }',
    test,
    name: 'returns a connection with its OAuth app',
  },
];
