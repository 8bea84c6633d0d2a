import type { Construct } from 'constructs';
import type { FunctionName } from '../../shared/config/environment.ts';
import { type ConnectionConfig, connections } from '../../shared/connections/connections.ts';
import { cookieCallbackRoute } from './constructs/api-routes.ts';
import type { DeadLetterQueue } from './constructs/dead-letter-queue.ts';
import { DigestSchedules } from './constructs/digest-schedules.ts';
import { NodeFunction } from './constructs/node-function.ts';
import type { ScalekitSecret } from './constructs/scalekit-secret.ts';
import type { StateTable } from './constructs/state-table.ts';
import type { Parameters } from './parameters/parameters.ts';

type Functions = { [Name in FunctionName]: NodeFunction<Name> };

type Owned = { secret: ScalekitSecret; table: StateTable; deadLetters: DeadLetterQueue };

/** Every function with its environment and what it may do, and the schedules that some of them keep. */
export function createFunctions(
  scope: Construct,
  parameters: Parameters,
  owned: Owned,
): { functions: Functions; schedules: DigestSchedules } {
  const mailDigest = createMailDigest(scope, parameters, owned);
  owned.deadLetters.receiveFailuresOf(mailDigest);
  const schedules = new DigestSchedules(scope, 'DigestSchedules', {
    mailDigest,
    deadLetters: owned.deadLetters,
  });
  const functions = {
    ...createApiFunctions(scope, parameters, owned, schedules),
    'mail-digest': mailDigest,
  };
  const { 'digest-schedule': digestSchedule, ...callers } = functions;
  for (const reader of Object.values(callers)) owned.secret.grantRead(reader);
  // A digest goes with its account.
  for (const keeper of [digestSchedule, functions.connect]) schedules.grantKeep(keeper);
  mailDigest.grantInvoke(digestSchedule);
  grantState(owned.table, functions);
  return { functions, schedules };
}

function createMailDigest(
  scope: Construct,
  parameters: Parameters,
  owned: Owned,
): NodeFunction<'mail-digest'> {
  return new NodeFunction(scope, 'MailDigest', {
    name: 'mail-digest',
    description: 'Makes the mail digest of one user, and delivers it at most once',
    environment: {
      ...scalekitEnvironment(parameters, owned),
      ISSUER: parameters.issuer,
      PROVIDER_API_URLS: JSON.stringify({ ...providerApiUrls(), ...parameters.providerApiUrls }),
    },
    logRetention: parameters.logRetentionDays,
  });
}

function createApiFunctions(
  scope: Construct,
  parameters: Parameters,
  owned: Owned,
  schedules: DigestSchedules,
): Omit<Functions, 'mail-digest'> {
  const { logRetentionDays: logRetention, cookieMode } = parameters;
  const callers = {
    USER_CLAIM: parameters.userClaim,
    SERVICE_CLIENTS: parameters.serviceClients.join(','),
  };
  const serving = { ...scalekitEnvironment(parameters, owned), ...callers };
  return {
    connect: new NodeFunction(scope, 'Connect', {
      name: 'connect',
      description: 'Starts and ends the link between a user and an account of theirs',
      environment: {
        ...serving,
        ...schedules.environment,
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
    'digest-schedule': new NodeFunction(scope, 'DigestSchedule', {
      name: 'digest-schedule',
      description: "Keeps the users' digest settings and their schedules, and shows the last digest",
      environment: { ...callers, ...schedules.environment, TABLE_NAME: owned.table.tableName },
      logRetention,
    }),
  };
}

function scalekitEnvironment(parameters: Parameters, { secret, table }: Owned) {
  return {
    SCALEKIT_ENVIRONMENT_URL: parameters.scalekitEnvironmentUrl,
    SCALEKIT_SECRET_ARN: secret.arn,
    CONNECTION_NAMES: JSON.stringify(parameters.connectionNames),
    TABLE_NAME: table.tableName,
  };
}

function grantState(table: StateTable, functions: Functions): void {
  table.grant(functions.connect, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
  table.grant(functions['callback-status'], 'GetItem', 'UpdateItem');
  table.grant(functions['execute-action'], 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
  table.grant(functions['digest-schedule'], 'GetItem', 'UpdateItem', 'DeleteItem', 'Query');
  table.grant(functions['mail-digest'], 'GetItem', 'UpdateItem', 'Query');
}

function providerApiUrls(): Record<string, string> {
  const urls = Object.entries<ConnectionConfig>(connections).map(([name, { apiUrl }]) => [name, apiUrl]);
  return Object.fromEntries(urls.filter(([, url]) => url !== undefined));
}
