import { listConsolePages } from '../../../shared/config/console-pages.ts';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import type { Parameters } from '../parameters/parameters.ts';
import type { StackParts } from './function-declaration.ts';

/** The variables of a function that calls Scalekit and keeps state. */
export function buildScalekitEnvironment({ parameters, secret, table }: StackParts) {
  return {
    SCALEKIT_ENVIRONMENT_URL: parameters.scalekitEnvironmentUrl,
    SCALEKIT_SECRET_ARN: secret.arn,
    CONNECTION_NAMES: JSON.stringify(parameters.connectionNames),
    TABLE_NAME: table.tableName,
  };
}

/** The variables of a function that must send nothing again that the gap of a restored table may have sent. */
export function buildRestored({ parameters: { restored } }: StackParts) {
  return restored === undefined ? {} : { RESUMED_AT: restored.resumedAt, UNTIMED_KEYS: restored.untimedKeys };
}

/** The variables of a function that reads the user from a token. */
export function buildCallerEnvironment({ parameters }: StackParts) {
  return { USER_CLAIM: parameters.userClaim, SERVICE_CLIENTS: parameters.serviceClients.join(',') };
}

/** The variables of a function that starts links: the console's return to its own callback. */
export function buildConsoleStart({ parameters: { console }, apiUrl }: StackParts) {
  if (console === undefined) return {};
  return {
    CONSOLE_CLIENT_ID: console.clientId,
    CONSOLE_CALLBACK_URL: listConsolePages(apiUrl).callback,
  };
}

/** The variables of the function that is the callback of a link in cookie mode. */
export function buildConsoleReturn({ parameters: { console, cookieMode }, apiUrl }: StackParts) {
  if (console === undefined || cookieMode === undefined) return {};
  const { callback, linked } = listConsolePages(apiUrl);
  return { CONSOLE_CALLBACK_URL: callback, CONSOLE_RETURN_URL: linked };
}

/** The variable of a function that calls a provider's own API, or must know which connections have one. */
export function buildProviderApis({ parameters }: StackParts) {
  return { PROVIDER_API_URLS: JSON.stringify(listProviderApiUrls(parameters)) };
}

/** The address of each provider's own API, where a connection of the stage has one; the stage may have another. */
function listProviderApiUrls({ connectionNames, providerApiUrls = {} }: Parameters): Record<string, string> {
  const given: Record<string, string | undefined> = providerApiUrls;
  const urls = Object.entries<ConnectionConfig>(connections)
    .filter(([name]) => Object.hasOwn(connectionNames, name))
    .flatMap(([name, { apiUrl }]) => {
      const url = given[name] ?? apiUrl;
      return url === undefined ? [] : [[name, url] as const];
    });
  return Object.fromEntries(urls);
}
