import type { Construct } from 'constructs';
import { type ConnectionConfig, connections } from '../shared/config/connections.ts';
import type { FunctionName } from '../shared/config/environment.ts';
import { cookieCallbackRoute } from './constructs/api-routes.ts';
import { NodeFunction } from './constructs/node-function.ts';
import type { ScalekitSecret } from './constructs/scalekit-secret.ts';
import type { StateTable } from './constructs/state-table.ts';
import type { Parameters } from './parameters.ts';

type Functions = { [Name in FunctionName]: NodeFunction<Name> };

/** Every function with its environment and what it may do with the secret and the table. */
export function createFunctions(
  scope: Construct,
  parameters: Parameters,
  { secret, table }: { secret: ScalekitSecret; table: StateTable },
): Functions {
  const { logRetentionDays: logRetention, cookieMode } = parameters;
  const common = {
    SCALEKIT_ENVIRONMENT_URL: parameters.scalekitEnvironmentUrl,
    SCALEKIT_SECRET_ARN: secret.arn,
    CONNECTION_NAMES: JSON.stringify(parameters.connectionNames),
    TABLE_NAME: table.tableName,
  };
  const serving = {
    ...common,
    USER_CLAIM: parameters.userClaim,
    SERVICE_CLIENTS: parameters.serviceClients.join(','),
  };
  const functions: Functions = {
    connect: new NodeFunction(scope, 'Connect', {
      name: 'connect',
      description: 'Starts and ends the link between a user and an account of theirs',
      environment: {
        ...serving,
        USER_VERIFY_URL: parameters.userVerifyUrl,
        ...(cookieMode && { COOKIE_CALLBACK_URL: `${cookieMode.apiUrl}${cookieCallbackRoute.path}` }),
      },
      logRetention,
    }),
    'callback-status': new NodeFunction(scope, 'CallbackStatus', {
      name: 'callback-status',
      description: 'Tells the status of connections and finishes a link when the browser is back',
      environment: { ...serving, ...(cookieMode && { COOKIE_RETURN_URL: cookieMode.returnUrl }) },
      logRetention,
    }),
    'execute-action': new NodeFunction(scope, 'ExecuteAction', {
      name: 'execute-action',
      description: 'Lists and runs tools in the name of a user, a write at most once',
      environment: serving,
      logRetention,
    }),
    'mail-digest': new NodeFunction(scope, 'MailDigest', {
      name: 'mail-digest',
      description: 'Makes the mail digest of one user',
      environment: {
        ...common,
        ISSUER: parameters.issuer,
        PROVIDER_API_URLS: JSON.stringify({ ...providerApiUrls(), ...parameters.providerApiUrls }),
      },
      logRetention,
    }),
  };
  for (const reader of Object.values(functions)) secret.grantRead(reader);
  grantState(table, functions);
  return functions;
}

function grantState(table: StateTable, functions: Functions): void {
  table.grant(functions.connect, 'GetItem', 'PutItem', 'UpdateItem');
  table.grant(functions['callback-status'], 'GetItem', 'UpdateItem');
  table.grant(functions['execute-action'], 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
  table.grant(functions['mail-digest'], 'PutItem', 'UpdateItem');
}

function providerApiUrls(): Record<string, string> {
  const urls = Object.entries<ConnectionConfig>(connections).map(([name, { apiUrl }]) => [name, apiUrl]);
  return Object.fromEntries(urls.filter(([, url]) => url !== undefined));
}
