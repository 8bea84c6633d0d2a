import { listConsolePages } from '../../../shared/config/console-pages.ts';
import { formatMcpAddress } from '../../../shared/config/mcp-addresses.ts';
import { SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';
import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import { CONSOLE_CLIENT, SERVICE_CLIENT } from '../oidc-issuer/provider.ts';

/** The deployment parameters of stage `local`. */
export type LocalStage = Omit<Parameters, 'stage'>;

/** The audience of tokens whose client requests no other. */
export const AUDIENCE = 'https://onbehalf.local';

type ConnectionName = keyof typeof connections;
const names = Object.keys(connections) as ConnectionName[];

/** A frontend under development, on its usual port. */
const FRONTEND_ORIGINS = ['http://localhost:5173', 'http://127.0.0.1:5173'];

type LocalAddresses = {
  issuer: string;
  /** The address at which browsers use the API: in cookie mode on `localhost`, the host of a frontend. */
  apiUrl: string;
  /** The callback page of the links that the console's client does not start; default: the console's. */
  userVerifyUrl?: string | undefined;
  /** The simulator, unless real Scalekit is used. It serves Gmail's own API, too. */
  simulatorUrl?: string | undefined;
  cookieMode?: boolean | undefined;
};

/** Builds the parameters that an operator would put into cdk.json, for this machine. */
export function localStage(
  scalekitEnvironmentUrl: string,
  connectionNames: Record<string, string>,
  { issuer, apiUrl, simulatorUrl, cookieMode = false, ...given }: LocalAddresses,
): LocalStage {
  const { callback, linked } = listConsolePages(apiUrl);
  const { userVerifyUrl = callback } = given;
  const allowedOrigins = listOrigins(userVerifyUrl, cookieMode);
  return {
    scalekitEnvironmentUrl,
    issuer,
    // A client of the MCP server requests tokens for its address.
    audience: [AUDIENCE, formatMcpAddress(apiUrl)],
    serviceClients: [SERVICE_CLIENT.id],
    userClaim: 'sub',
    allowedOrigins,
    userVerifyUrl,
    // A callback page that CORS cannot allow here is left to the developer's own server.
    ...(!allowedOrigins.includes(new URL(userVerifyUrl).origin) && { serverSide: true }),
    ...(cookieMode && { cookieMode: { apiUrl, returnUrl: linked } }),
    ...(simulatorUrl !== undefined && { providerApiUrls: localApiUrls(simulatorUrl) }),
    connectionNames: connectionNames as Record<ConnectionName, string>,
    console: { clientId: CONSOLE_CLIENT, scopes: ['openid', SCOPE_READ, SCOPE_WRITE] },
    // Far above what one machine serves, so that only tests of the throttle reach it.
    throttle: { ratePerSecond: 5_000, burst: 5_000 },
    concurrency: {},
    accountConcurrency: 1000,
    // Nothing here receives traces.
    tracing: 'PassThrough',
    reconcileFindings: 10,
    logRetentionDays: 1,
  };
}

function listOrigins(userVerifyUrl: string, cookieMode: boolean): string[] {
  // A callback page calls the API from its own origin.
  const origins = [...new Set([...FRONTEND_ORIGINS, new URL(userVerifyUrl).origin])];
  // In cookie mode every frontend must be on the API's site; 127.0.0.1 is another site.
  return cookieMode ? origins.filter((origin) => new URL(origin).hostname === 'localhost') : origins;
}

/** The APIs that the simulator serves, each under the name of its provider fake. */
function localApiUrls(simulatorUrl: string): Partial<Record<ConnectionName, string>> {
  return {
    gmail: `${simulatorUrl}/google`,
    linear: `${simulatorUrl}/linear`,
    freshdesk: `${simulatorUrl}/freshdesk`,
  };
}

/** Maps the product's connections to their names in the simulator. */
export function localConnectionNames(): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, localName(name)]));
}

/** The simulator's connections: the product's, and two that the product does not use by default. */
export function scalekitConnections(): LocalConnection[] {
  const used = Object.entries<ConnectionConfig>(connections).map(([name, { provider, credential }]) => ({
    name: localName(name),
    provider,
    authorization: credential === undefined ? ('OAUTH' as const) : ('API_KEY' as const),
  }));
  const others: LocalConnection[] = [
    { name: localName('github'), provider: 'GITHUB' },
    { name: localName('wiki'), provider: 'ACME_WIKI', authorization: 'API_KEY' },
  ];
  return [...used, ...others.filter(({ name }) => used.every((each) => each.name !== name))];
}

type LocalConnection = { name: string; provider: string; authorization?: 'OAUTH' | 'API_KEY' };

function localName(connection: string): string {
  return `${connection}-local`;
}
