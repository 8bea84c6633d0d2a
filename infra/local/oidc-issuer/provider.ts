import { randomBytes } from 'node:crypto';
import Provider, {
  type ClientMetadata,
  type Configuration,
  errors,
  type ResourceServer,
} from 'oidc-provider';
import { SCOPE_ACT_AS, SCOPE_READ, SCOPE_WRITE } from '../../../shared/config/scopes.ts';
import { logoutSource } from './logout-page.ts';
import { MemoryAdapter } from './memory-adapter.ts';
import type { SigningKey } from './signing-key.ts';

/** The client of the console, to which its links return. */
export const CONSOLE_CLIENT = 'local-console';
/** The client of a developer's own frontend. */
export const FRONTEND_CLIENT = 'local-frontend';
const PUBLIC_CLIENTS = [CONSOLE_CLIENT, FRONTEND_CLIENT];
/** The client in the local stack's `serviceClients`. Its secret protects nothing outside this machine. */
export const SERVICE_CLIENT = { id: 'local-service', secret: 'local-service-secret' };

const SCOPES = [SCOPE_READ, SCOPE_WRITE, SCOPE_ACT_AS];
const HOUR = 3_600;

/** The addresses for which tokens are issued, the default first. */
export type Audiences = readonly [string, ...string[]];

/** Creates an OIDC provider for one API: sign-in with PKCE for a frontend, client credentials for a service. */
export function createProvider(issuer: string, audiences: Audiences, key: SigningKey): Provider {
  const provider = new Provider(issuer, configure(audiences, key));
  // A local frontend, and the API with the console, may run on any port.
  const { redirectUriAllowed, postLogoutRedirectUriAllowed } = provider.Client.prototype;
  const isLocal = (client: string, uri: string) => PUBLIC_CLIENTS.includes(client) && isLoopback(uri);
  provider.Client.prototype.redirectUriAllowed = function allow(uri: string) {
    return redirectUriAllowed.call(this, uri) || isLocal(this.clientId, uri);
  };
  provider.Client.prototype.postLogoutRedirectUriAllowed = function allow(uri: string) {
    return postLogoutRedirectUriAllowed.call(this, uri) || isLocal(this.clientId, uri);
  };
  return provider;
}

function configure(audiences: Audiences, key: SigningKey): Configuration {
  return {
    adapter: MemoryAdapter,
    clients: [
      ...PUBLIC_CLIENTS.map((client_id) => publicClient(client_id)),
      {
        client_id: SERVICE_CLIENT.id,
        client_secret: SERVICE_CLIENT.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    jwks: { keys: [key.jwk] },
    scopes: ['openid', 'offline_access', ...SCOPES],
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    cookies: { keys: [randomBytes(16).toString('hex')] },
    clientBasedCORS: () => true,
    renderError: (ctx, { error, error_description }) => {
      ctx.type = 'text/plain';
      ctx.body = `${error}: ${error_description ?? 'no description'}`;
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: HOUR,
      ClientCredentials: HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Grant: 24 * HOUR,
      RefreshToken: 24 * HOUR,
      Session: 24 * HOUR,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audiences[0],
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => describeResource(resource, audiences),
      },
    },
  };
}

/** https://www.rfc-editor.org/rfc/rfc8707 */
function describeResource(resource: string, audiences: Audiences): ResourceServer {
  if (!audiences.includes(resource)) throw new errors.InvalidTarget();
  return {
    scope: SCOPES.join(' '),
    audience: resource,
    accessTokenTTL: HOUR,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  };
}

/** A client that signs in with PKCE and no secret. A native one could not sign in again without a page. */
function publicClient(client_id: string): ClientMetadata {
  return {
    client_id,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: ['http://localhost:5173/'],
  };
}

function isLoopback(uri: string): boolean {
  const { protocol, hostname } = URL.parse(uri) ?? {};
  return (
    protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]')
  );
}
