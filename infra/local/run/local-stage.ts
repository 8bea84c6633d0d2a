import { SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';
import { connections } from '../../../shared/connections/connections.ts';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import { CONSOLE_CLIENT, SERVICE_CLIENT } from '../oidc-issuer/provider.ts';

/** The deployment parameters of stage `local`. */
export type LocalStage = Omit<Parameters, 'stage'>;

export const AUDIENCE = 'https://onbehalf.local';

type ConnectionName = keyof typeof connections;
const names = Object.keys(connections) as ConnectionName[];

/** The usual port of a frontend under development. */
const USUAL_FRONTEND_PORT = 5173;

type LocalAddresses = {
  issuer: string;
  frontendPort: number;
  /** The callback page of the links that the console's client does not start. */
  userVerifyUrl: string;
  /** The simulator, unless real Scalekit is used. It serves Gmail's own API, too. */
  simulatorUrl?: string | undefined;
  /** In cookie mode: the API's port, on the host name of the frontend. */
  cookieApiPort?: number | undefined;
};

/** Builds the parameters that an operator would put into cdk.json, for this machine. */
export function localStage(
  scalekitEnvironmentUrl: string,
  connectionNames: Record<string, string>,
  { issuer, frontendPort, userVerifyUrl, simulatorUrl, cookieApiPort }: LocalAddresses,
): LocalStage {
  const allowedOrigins = originsFor(frontendPort, userVerifyUrl).filter(
    // In cookie mode every frontend must be on the API's site; 127.0.0.1 is another site.
    (origin) => cookieApiPort === undefined || new URL(origin).hostname === 'localhost',
  );
  return {
    scalekitEnvironmentUrl,
    issuer,
    audience: [AUDIENCE],
    serviceClients: [SERVICE_CLIENT.id],
    userClaim: 'sub',
    allowedOrigins,
    userVerifyUrl,
    // A callback page that CORS cannot allow here is left to the developer's own server.
    ...(!allowedOrigins.includes(new URL(userVerifyUrl).origin) && { serverSide: true }),
    ...(cookieApiPort !== undefined && {
      cookieMode: {
        apiUrl: `http://localhost:${cookieApiPort}`,
        returnUrl: `${frontendUrlOf(frontendPort)}/linked`,
      },
    }),
    ...(simulatorUrl !== undefined && { providerApiUrls: { gmail: `${simulatorUrl}/google` } }),
    connectionNames: connectionNames as Record<ConnectionName, string>,
    console: { clientId: CONSOLE_CLIENT, scopes: ['openid', SCOPE_READ, SCOPE_WRITE] },
    // Far above what one machine serves, so that only tests of the throttle reach it.
    throttle: { ratePerSecond: 5_000, burst: 5_000 },
    logRetentionDays: 1,
  };
}

/** The sample frontend's address. It uses one host name only, as browsers keep a storage per host name. */
export const frontendUrlOf = (port: number) => `http://localhost:${port}`;

function originsFor(frontendPort: number, userVerifyUrl: string): string[] {
  // A callback page calls the API from its own origin.
  const callback = new URL(userVerifyUrl).origin;
  return [...new Set([...originsOf(frontendPort), ...originsOf(USUAL_FRONTEND_PORT), callback])];
}

const originsOf = (port: number) => [frontendUrlOf(port), `http://127.0.0.1:${port}`];

/** Maps the product's connections to their names in the simulator. */
export function localConnectionNames(): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, localName(name)]));
}

/** The simulator's connections: the product's, and `github`, which the product does not use by default. */
export function scalekitConnections(): { name: string; provider: string }[] {
  const used = names.map((name) => ({ name: localName(name), provider: connections[name].provider }));
  const other = { name: localName('github'), provider: 'GITHUB' };
  return used.some(({ name }) => name === other.name) ? used : [...used, other];
}

function localName(connection: string): string {
  return `${connection}-local`;
}
