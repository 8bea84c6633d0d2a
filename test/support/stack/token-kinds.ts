import { localRows as rows } from './authorization-rows.ts';
import { stack } from './product.ts';

export const [ada, bob, service] = ['authz-ada', 'authz-bob', 'authz-service'] as const;
const WRITE = 'onbehalf/read onbehalf/write';
const client_id = stack.serviceClientId;

type Kind = {
  claims?: Record<string, string>;
  scopes?: string[];
  /** The user for whom Scalekit may be called. */
  as?: string;
  /** Whether the token acts for the users that a request names. */
  acts?: boolean;
};

/** Each kind of token that the authorization matrix sends. */
export const kinds: Record<string, Kind> = {
  'no token': {},
  'an expired token': { claims: { sub: ada, expires_in: '-60' } },
  'a token of another issuer': { claims: { sub: ada, iss: 'https://elsewhere.example' } },
  'a token for another audience': { claims: { sub: ada, audience: 'https://elsewhere.example' } },
  'an ID token': { claims: { sub: ada, type: 'id' } },
  'a token without a scope of the product': { claims: { sub: ada, scope: 'openid profile' }, scopes: [] },
  'a token that may read': { claims: { sub: ada, scope: 'onbehalf/read' }, scopes: ['read'], as: ada },
  'user A': { claims: { sub: ada, scope: WRITE }, scopes: ['read', 'write'], as: ada },
  'user B': { claims: { sub: bob, scope: WRITE }, scopes: ['read', 'write'], as: bob },
  'a listed service that may act': {
    claims: { sub: service, client_id, scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
    acts: true,
  },
  'a listed service that may act and write': {
    claims: { sub: service, client_id, scope: `${WRITE} onbehalf/act-as` },
    scopes: ['read', 'write', 'act-as'],
    acts: true,
  },
  'a service that may act and is not listed': {
    claims: { sub: service, client_id: 'unlisted', scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
  },
  'a listed service whose token names another client, too': {
    claims: { sub: service, azp: client_id, client_id: 'local-frontend', scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
  },
  'a client whose token names a listed service, too': {
    claims: { sub: service, azp: 'local-frontend', client_id, scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
  },
  'a listed service without the scope': {
    claims: { sub: service, client_id, scope: WRITE },
    scopes: ['read', 'write'],
    as: service,
  },
};

/** The status with which the gateway refuses a token. */
export function gatewayRefusal(route: string, kind: string): number | undefined {
  const { scopes } = kinds[kind] ?? {};
  if (scopes === undefined) return 401;
  const demanded: readonly string[] | 'none' = rows[route]?.scopes ?? [];
  return scopes.some((scope) => demanded.includes(scope)) ? undefined : 403;
}

/** The status with which the function refuses a caller, before it reads the request's body. */
export function callerRefusal(
  route: string,
  kind: string,
  onBehalfOf: string | undefined,
): number | undefined {
  const { as, acts = false } = kinds[kind] ?? {};
  if (acts && onBehalfOf === undefined) return 400;
  if (!acts && (onBehalfOf !== undefined || as === undefined)) return 403;
  // A route that is for the user's own browser refuses a service.
  return acts && !rows[route]?.scopes.includes('act-as') ? 403 : undefined;
}

/** The status with which a token's request is refused, if its body is good. */
export function refusal(route: string, kind: string, onBehalfOf: string | undefined): number | undefined {
  const { scopes = [], acts = false } = kinds[kind] ?? {};
  const early = gatewayRefusal(route, kind) ?? callerRefusal(route, kind, onBehalfOf);
  if (early !== undefined) return early;
  return rows[route]?.access === 'write' && !acts && !scopes.includes('write') ? 403 : undefined;
}
