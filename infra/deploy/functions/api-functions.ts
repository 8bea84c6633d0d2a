import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { accountEventsContract } from '../../../functions/account-events/schema.ts';
import { cookieCallbackContract } from '../../../functions/callback-status/cookie-schema.ts';
import { callbackStatusContract } from '../../../functions/callback-status/schema.ts';
import { connectContract } from '../../../functions/connect/schema.ts';
import { consoleContract, openApiContract } from '../../../functions/console/schema.ts';
import { digestScheduleContract } from '../../../functions/digest-schedule/schema.ts';
import { executeActionContract } from '../../../functions/execute-action/schema.ts';
import { mcpContract, metadataContract } from '../../../functions/mcp/schema.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import type { FunctionName } from '../../../shared/config/environment.ts';
import { REQUEST_TIMEOUT_SECONDS } from '../../../shared/config/limits.ts';
import { chooseConnectUrl } from '../parameters/connect-url.ts';
import { CALLBACK_PATH } from '../parameters/cookie-mode.ts';
import { listModes } from '../parameters/modes.ts';
import type { Parameters } from '../parameters/parameters.ts';
import type { ApiFunction, ApiParts } from './function-declaration.ts';
import {
  buildCallerEnvironment,
  buildConsoleReturn,
  buildConsoleStart,
  buildProviderApis,
  buildRestored,
  buildScalekitEnvironment,
} from './function-environments.ts';
import type { jobFunctions } from './job-functions.ts';
import { recordFunctions } from './record-functions.ts';

export type ApiFunctionName = Exclude<FunctionName, keyof typeof jobFunctions>;

/** In a transition new links return to the product's page, as they do without cookie mode. */
function buildCookieCallback({ cookieMode }: Pick<Parameters, 'cookieMode'>): string | undefined {
  return cookieMode && !cookieMode.transition ? `${cookieMode.apiUrl}${CALLBACK_PATH}` : undefined;
}

/** Grants what running an action takes. */
function grantActions(grantee: IGrantable, { secret, table }: ApiParts): void {
  secret.grantRead(grantee);
  table.grant(grantee, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
}

/** Every function of the HTTP API with its environment, its rights and the contract of its routes. */
export const apiFunctions: { readonly [Name in ApiFunctionName]: ApiFunction<Name> } = {
  'callback-status': {
    description: 'Returns the status of connections, and finishes a link when the browser is back',
    size: { memoryMegabytes: 512, timeoutSeconds: REQUEST_TIMEOUT_SECONDS },
    environment: (parts) => ({
      ...buildScalekitEnvironment(parts),
      ...buildCallerEnvironment(parts),
      USER_VERIFY_URL: parts.parameters.userVerifyUrl,
      COOKIE_RETURN_URL: parts.parameters.cookieMode?.returnUrl,
      ...buildConsoleReturn(parts),
    }),
    grant(grantee, { secret, table }) {
      secret.grantRead(grantee);
      table.grant(grantee, 'GetItem', 'UpdateItem');
    },
    contract: { ...callbackStatusContract, ...cookieCallbackContract },
  },
  connect: {
    description: 'Starts and ends the link between a user and one of their accounts',
    size: { memoryMegabytes: 512, timeoutSeconds: REQUEST_TIMEOUT_SECONDS },
    environment: (parts) => ({
      ...buildScalekitEnvironment(parts),
      ...buildCallerEnvironment(parts),
      ...parts.schedules.environment,
      USER_VERIFY_URL: parts.parameters.userVerifyUrl,
      COOKIE_CALLBACK_URL: buildCookieCallback(parts.parameters),
      ...buildConsoleStart(parts),
    }),
    grant(grantee, { secret, schedules, table }) {
      secret.grantRead(grantee);
      // Disconnecting an account deletes the schedule of its digest.
      schedules.grantKeep(grantee);
      table.grant(grantee, 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem');
    },
    contract: connectContract,
  },
  'execute-action': {
    description: 'Lists and runs tools in the name of a user, a write at most once',
    size: { memoryMegabytes: 512, timeoutSeconds: REQUEST_TIMEOUT_SECONDS },
    environment: (parts) => ({
      ...buildScalekitEnvironment(parts),
      ...buildCallerEnvironment(parts),
      ...buildProviderApis(parts),
      ...buildRestored(parts),
    }),
    grant: grantActions,
    contract: executeActionContract,
  },
  mcp: {
    description: "Serves the user's tools to agents by the Model Context Protocol, a write at most once",
    size: { memoryMegabytes: 512, timeoutSeconds: REQUEST_TIMEOUT_SECONDS },
    environment: (parts) => ({
      ...buildScalekitEnvironment(parts),
      ...buildCallerEnvironment(parts),
      ...buildProviderApis(parts),
      ...buildRestored(parts),
      API_URL: parts.apiUrl,
      ISSUER: parts.parameters.issuer,
      CONNECT_URL: chooseConnectUrl(parts.parameters, parts.apiUrl),
      ALLOWED_ORIGINS: parts.parameters.allowedOrigins.join(','),
      VERSION: packageJson.version,
    }),
    grant: grantActions,
    contract: { ...metadataContract, ...mcpContract },
  },
  'digest-schedule': {
    description: "Keeps the users' digest settings and their schedules, and returns the last digest",
    size: { memoryMegabytes: 512, timeoutSeconds: REQUEST_TIMEOUT_SECONDS },
    environment: (parts) => ({
      CONNECTION_NAMES: JSON.stringify(parts.parameters.connectionNames),
      ...buildCallerEnvironment(parts),
      ...buildProviderApis(parts),
      ...buildRestored(parts),
      ...parts.schedules.environment,
      TABLE_NAME: parts.table.tableName,
    }),
    grant(grantee, { schedules, mailDigest, table }) {
      schedules.grantKeep(grantee);
      mailDigest.grantInvoke(grantee);
      table.grant(grantee, 'GetItem', 'UpdateItem', 'DeleteItem', 'Query');
    },
    contract: digestScheduleContract,
  },
  'account-events': {
    description: "Receives Scalekit's webhooks: pauses, lifts or ends digests, and publishes the change",
    size: { memoryMegabytes: 512, timeoutSeconds: REQUEST_TIMEOUT_SECONDS },
    environment: (parts) => ({
      ...buildScalekitEnvironment(parts),
      ...parts.schedules.environment,
      ISSUER: parts.parameters.issuer,
      EVENT_BUS_NAME: parts.accountEventBus.busName,
    }),
    grant(grantee, { secret, schedules, table, accountEventBus }) {
      secret.grantRead(grantee);
      // An account that was deleted ends its digest, and with it the schedule.
      schedules.grantKeep(grantee);
      table.grant(grantee, 'GetItem', 'UpdateItem', 'DeleteItem');
      accountEventBus.grantPublish(grantee);
    },
    contract: accountEventsContract,
  },
  ...recordFunctions,
  console: {
    description: 'Serves the OpenAPI document, and the console where the stage has it',
    size: { memoryMegabytes: 256, timeoutSeconds: REQUEST_TIMEOUT_SECONDS },
    environment: ({ parameters, apiUrl }) => ({
      API_URL: apiUrl,
      ISSUER: parameters.issuer,
      CONSOLE_CLIENT_ID: parameters.console?.clientId,
      CONSOLE_SCOPES: parameters.console?.scopes.join(' '),
      MODES: listModes(parameters).join(','),
      COOKIE_MODE: buildCookieCallback(parameters) === undefined ? undefined : 'true',
    }),
    // It calls no service of AWS.
    grant() {},
    contract: { ...openApiContract, ...consoleContract },
  },
};
