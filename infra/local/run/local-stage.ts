import { connections } from '../../../shared/connections/connections.ts';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import { SERVICE_CLIENT } from '../oidc-issuer/provider.ts';

/** The deployment parameters of stage `local`. */
export type LocalStage = Omit<Parameters, 'stage'>;

export const AUDIENCE = 'https://onbehalf.local';

type ConnectionName = keyof typeof connections;
const names = Object.keys(connections) as ConnectionName[];

/** Where a developer's own frontend usually runs, beside or in place of the sample. */
const USUAL_FRONTEND_PORT = 5173;

type LocalAddresses = {
  issuer: string;
  frontendPort: number;
  /** In place of the sample frontend's callback page. */
  userVerifyUrl?: string | undefined;
  /** The simulator, where there is one: it serves Gmail's own API, too. */
  simulatorUrl?: string | undefined;
  /** In cookie mode: the API's, by the name that the frontend has, too. */
  cookieApiPort?: number | undefined;
};

/** What an operator would put into cdk.json, for one machine. */
export function localStage(
  scalekitEnvironmentUrl: string,
  connectionNames: Record<string, string>,
  {
    issuer,
    frontendPort,
    userVerifyUrl = callbackOf(frontendPort),
    simulatorUrl,
    cookieApiPort,
  }: LocalAddresses,
): LocalStage {
  return {
    scalekitEnvironmentUrl,
    issuer,
    audience: [AUDIENCE],
    serviceClients: [SERVICE_CLIENT.id],
    userClaim: 'sub',
    allowedOrigins: originsFor(frontendPort, userVerifyUrl).filter(
      // In cookie mode all frontends are on the API's site, and 127.0.0.1 is another one.
      (origin) => cookieApiPort === undefined || new URL(origin).hostname === 'localhost',
    ),
    userVerifyUrl,
    ...(cookieApiPort !== undefined && {
      cookieMode: {
        apiUrl: `http://localhost:${cookieApiPort}`,
        returnUrl: `${frontendUrlOf(frontendPort)}/linked`,
      },
    }),
    ...(simulatorUrl !== undefined && { providerApiUrls: { gmail: `${simulatorUrl}/google` } }),
    connectionNames: connectionNames as Record<ConnectionName, string>,
    // Far above what one machine serves, so that only a test that wants it meets the limit.
    throttle: { ratePerSecond: 5_000, burst: 5_000 },
    logRetentionDays: 1,
  };
}

/** The sample frontend's address: one of the two names of this machine, as each has a storage of its own. */
export const frontendUrlOf = (port: number) => `http://localhost:${port}`;

function originsFor(frontendPort: number, userVerifyUrl: string): string[] {
  // Whoever has the callback page calls the API from there.
  const callback = new URL(userVerifyUrl).origin;
  return [...new Set([...originsOf(frontendPort), ...originsOf(USUAL_FRONTEND_PORT), callback])];
}

const callbackOf = (port: number) => `${frontendUrlOf(port)}/callback`;
const originsOf = (port: number) => [frontendUrlOf(port), `http://127.0.0.1:${port}`];

/** What the simulator calls the product's connections. */
export function localConnectionNames(): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, localName(name)]));
}

/** The connections as the simulator has them: the product's, and one that it does not use as it comes. */
export function scalekitConnections(): { name: string; provider: string }[] {
  const used = names.map((name) => ({ name: localName(name), provider: connections[name].provider }));
  const other = { name: localName('github'), provider: 'GITHUB' };
  return used.some(({ name }) => name === other.name) ? used : [...used, other];
}

function localName(connection: string): string {
  return `${connection}-local`;
}
