import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const ENDPOINT_TIMEOUT_MS = 1_500;
/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
const KEYS_CACHED_MS = 2 * 60 * 60 * 1000;

const discovery = z.looseObject({ issuer: z.string(), jwks_uri: z.url() });

/** Finds an issuer's signing keys through OIDC discovery. Both responses are cached, a failure is not. */
export function createKeyFinder(issuer: string): () => Promise<JWTVerifyGetKey> {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return () => {
    found ??= discover(issuer).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(ENDPOINT_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${address} returned ${response.status}`);
  const { jwks_uri } = discovery.parse(await response.json());
  return createRemoteJWKSet(new URL(jwks_uri), {
    timeoutDuration: ENDPOINT_TIMEOUT_MS,
    cacheMaxAge: KEYS_CACHED_MS,
  });
}
