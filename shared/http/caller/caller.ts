import { identifierSchema } from '../../config/identifier.ts';
import { SCOPE_ACT_AS, SCOPE_READ, SCOPE_WRITE } from '../../config/scopes.ts';
import { AppError } from '../../errors/app-error.ts';
import type { User } from '../../state/user-key.ts';

/** The user for whom a request runs, and the rights of its token. */
export type Caller = {
  /** The identifier comes from the authorizer, or from a listed service's header. */
  user: User;
  /** The client that the token proves; absent when it names none, or two. */
  client?: string | undefined;
  /** The client id of a service that acts for the user; absent when the user acts. */
  service?: string;
  mayRead: boolean;
  mayWrite: boolean;
};

/** The claims and clients that the deployment trusts. */
export type CallerPolicy = { userClaim: string; serviceClients: readonly string[] };

/** The policy in a function's environment. */
export function callerPolicy(env: { USER_CLAIM: string; SERVICE_CLIENTS: string[] }): CallerPolicy {
  return { userClaim: env.USER_CLAIM, serviceClients: env.SERVICE_CLIENTS };
}

type Claims = Record<string, unknown>;

/**
 * The caller, from the claims that API Gateway verified.
 * @throws AppError `forbidden`, `invalid-request` (a service that names no user, or several)
 */
export function callerOf(claims: Claims, onBehalfOf: string | undefined, policy: CallerPolicy): Caller {
  const scopes = scopesOf(claims);
  const issuer = requiredClaim(claims, 'iss');
  const client = clientOf(claims);
  const service = serviceOf(client, scopes, policy);
  if (service === undefined) {
    if (onBehalfOf !== undefined) throw new AppError('forbidden');
    const identifier = identifierFrom(requiredClaim(claims, policy.userClaim), 'forbidden');
    const [mayRead, mayWrite] = [canRead(scopes), scopes.has(SCOPE_WRITE)];
    return { user: { issuer, identifier }, client, mayRead, mayWrite };
  }
  if (onBehalfOf === undefined) throw invalidHeader('is required for a service');
  // API Gateway joins repeated headers with commas, so a comma may mean two users.
  if (onBehalfOf.includes(',')) throw invalidHeader('must name one user');
  const identifier = identifierFrom(onBehalfOf, 'invalid-request');
  return { user: { issuer, identifier }, client, service, mayRead: true, mayWrite: true };
}

function clientOf(claims: Claims): string | undefined {
  // A token that names two clients proves neither.
  const clients = new Set(
    [claims.azp, claims.client_id].filter((claim) => claim !== undefined && claim !== null),
  );
  const [client] = clients;
  return clients.size === 1 && typeof client === 'string' ? client : undefined;
}

function serviceOf(
  client: string | undefined,
  scopes: Set<string>,
  { serviceClients }: CallerPolicy,
): string | undefined {
  if (client === undefined || !scopes.has(SCOPE_ACT_AS)) return undefined;
  return serviceClients.includes(client) ? client : undefined;
}

function canRead(scopes: Set<string>): boolean {
  return scopes.has(SCOPE_READ) || scopes.has(SCOPE_WRITE);
}

/** HTTP APIs pass claims as strings, an array as `[a b]`. */
function scopesOf(claims: Claims): Set<string> {
  const texts = [claims.scope, claims.scp].filter((claim) => typeof claim === 'string');
  return new Set(texts.flatMap((text) => text.replace(/^\[(.*)\]$/, '$1').split(/\s+/)));
}

function requiredClaim(claims: Claims, name: string): string {
  const value = claims[name];
  if (typeof value !== 'string' || value === '') throw new AppError('forbidden');
  return value;
}

function identifierFrom(text: string, code: 'forbidden' | 'invalid-request'): string {
  if (identifierSchema.safeParse(text).success) return text;
  if (code === 'invalid-request') throw invalidHeader('is not a user');
  throw new AppError('forbidden', { detail: "The token's user has no valid identifier." });
}

function invalidHeader(message: string): AppError {
  return new AppError('invalid-request', { errors: [{ path: 'headers.on-behalf-of', message }] });
}
