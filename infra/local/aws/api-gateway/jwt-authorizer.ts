import { compactVerify, decodeProtectedHeader, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { JwtAuthorizer } from '../template/http-api.ts';
import { GatewayRefusal } from './gateway-response.ts';
import { createKeyFinder } from './key-finder.ts';

/** The claims of a valid token. */
export type Claims = z.output<typeof claimsSchema>;

const claimsSchema = z.looseObject({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  scope: z.union([z.string(), z.array(z.string())]).optional(),
  scp: z.union([z.string(), z.array(z.string())]).optional(),
});

/** "Currently, only RSA-based algorithms are supported." */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

export type Authorize = (authorizer: JwtAuthorizer, token: string | undefined) => Promise<Claims>;

/**
 * Creates the authorizer, which checks tokens in the order that AWS documents.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * The returned function throws GatewayRefusal 401 with AWS's `www-authenticate`.
 */
export function createJwtAuthorizer(): Authorize {
  const finders = new Map<string, () => Promise<JWTVerifyGetKey>>();
  return async ({ issuer, audience }, source) => {
    if (!source) throw new GatewayRefusal(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
    const token = source.replace(/^Bearer +/i, '');
    if (token.split('.').length !== 3) throw unauthorized('token contains an invalid number of segments');
    const findKey = finders.get(issuer) ?? createKeyFinder(issuer);
    finders.set(issuer, findKey);
    const claims = await verify(token, findKey);
    checkClaims(claims, issuer, audience);
    return claims;
  };
}

/** The token's scopes, from `scope` and `scp`. */
export function scopesOf({ scope, scp }: Claims): string[] {
  return [scope, scp].flatMap((claim) => (typeof claim === 'string' ? claim.split(' ') : (claim ?? [])));
}

/** @throws GatewayRefusal 403 when the token has none of the route's scopes */
export function checkScopes(claims: Claims, required: readonly string[]): void {
  const granted = scopesOf(claims);
  if (required.length === 0 || required.some((scope) => granted.includes(scope))) return;
  throw new GatewayRefusal(403, 'Forbidden', {
    'www-authenticate': `Bearer scope="${required.join(' ')}" error="insufficient_scope"`,
  });
}

async function verify(token: string, findKey: () => Promise<JWTVerifyGetKey>): Promise<Claims> {
  let getKey: JWTVerifyGetKey;
  try {
    getKey = await findKey();
  } catch {
    throw unauthorized('OIDC discovery endpoint communication error');
  }
  checkHeader(token);
  try {
    const { payload } = await compactVerify(token, getKey, { algorithms: ALGORITHMS });
    return claimsSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch (error) {
    throw unauthorized(describe(error));
  }
}

function checkHeader(token: string): void {
  let kid: string | undefined;
  try {
    ({ kid } = decodeProtectedHeader(token));
  } catch {
    throw unauthorized('the token is malformed');
  }
  if (kid === undefined) throw unauthorized('the token has no key id');
}

function describe(error: unknown): string {
  if (error instanceof errors.JWKSNoMatchingKey) return 'no key of the issuer matches the token';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'the signing method is not supported';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature is invalid';
  if (error instanceof errors.JWKSTimeout || error instanceof TypeError) return 'JWKS communication error';
  return 'the token is malformed';
}

function checkClaims(claims: Claims, issuer: string, audience: readonly string[]): void {
  const now = Date.now() / 1000;
  if (claims.iss !== issuer) throw unauthorized('the token does not have a valid issuer');
  // "API Gateway validates client_id only if aud is not present."
  const intended = [claims.aud ?? claims.client_id ?? []].flat();
  if (!intended.some((name) => audience.includes(name))) {
    throw unauthorized('the token does not have a valid audience');
  }
  if (claims.exp <= now) throw unauthorized('the token has expired');
  if (claims.nbf !== undefined && claims.nbf > now) throw unauthorized('the token is not valid yet');
  if (claims.iat !== undefined && claims.iat > now) throw unauthorized('the token was issued in the future');
}

function unauthorized(description: string): GatewayRefusal {
  const challenge = `Bearer scope="" error="invalid_token" error_description="${description}"`;
  return new GatewayRefusal(401, 'Unauthorized', { 'www-authenticate': challenge });
}
