import * as z from 'zod/mini';
import { ISSUER_CACHE_SECONDS, ISSUER_CALL_MS, ISSUER_RETRY_SECONDS } from '../../shared/config/limits.ts';

/** The addresses of a sign-in, from the issuer's discovery document. */
type IssuerEndpoints = {
  authorizationEndpoint: string;
  tokenEndpoint: string;
  /** Absent where the issuer cannot end a session. */
  endSessionEndpoint?: string | undefined;
};

/** The endpoints, or why there are none, in words for the console's user. */
export type Discovery = { endpoints: IssuerEndpoints } | { problem: string };

/** The address of an issuer's discovery document. */
export function formatDiscoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/**
 * Finds the endpoints of an issuer. They are kept for an hour, and longer while the issuer does not respond; a failure
 * is not kept.
 */
export function findIssuerEndpoints(
  issuer: string,
  { now, fetch }: { now: () => number; fetch: typeof globalThis.fetch },
): () => Promise<Discovery> {
  let kept: { endpoints: IssuerEndpoints; until: number } | undefined;
  return async () => {
    if (kept !== undefined && now() < kept.until) return { endpoints: kept.endpoints };
    const found = await discover(issuer, fetch);
    if ('endpoints' in found) kept = { ...found, until: now() + ISSUER_CACHE_SECONDS * 1_000 };
    if (kept === undefined || 'endpoints' in found) return found;
    kept = { ...kept, until: now() + ISSUER_RETRY_SECONDS * 1_000 };
    return { endpoints: kept.endpoints };
  };
}

async function discover(issuer: string, fetch: typeof globalThis.fetch): Promise<Discovery> {
  let response: { status: number; text: string };
  try {
    const signal = AbortSignal.timeout(ISSUER_CALL_MS);
    const received = await fetch(formatDiscoveryUrl(issuer), { redirect: 'manual', signal });
    response = { status: received.status, text: await received.text() };
  } catch {
    return { problem: 'the issuer does not respond' };
  }
  if (response.status !== 200) return { problem: `the issuer's discovery responds with ${response.status}` };
  return readDocument(response.text, issuer);
}

function readDocument(text: string, issuer: string): Discovery {
  const parsed = documentOf(issuer).safeParse(parseJson(text));
  if (!parsed.success) return { problem: "the issuer's discovery document names no valid endpoints" };
  const { data } = parsed;
  // https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation
  if (data.issuer !== issuer) return { problem: "the issuer's discovery document names another issuer" };
  return {
    endpoints: {
      authorizationEndpoint: data.authorization_endpoint,
      tokenEndpoint: data.token_endpoint,
      endSessionEndpoint: data.end_session_endpoint,
    },
  };
}

function documentOf(issuer: string) {
  // Stage local alone has an issuer without TLS.
  const protocol = issuer.startsWith('http:') ? /^https?$/ : /^https$/;
  const endpoint = z.url({ protocol }).check(z.refine((address) => URL.parse(address)?.username === ''));
  return z.looseObject({
    issuer: z.string(),
    authorization_endpoint: endpoint,
    token_endpoint: endpoint,
    end_session_endpoint: z.optional(endpoint),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
