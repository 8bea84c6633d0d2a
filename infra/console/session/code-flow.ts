// Authorization code with PKCE for a public client (RFC 7636, RFC 9207, OpenID Connect Core 3.1.3.7), in as few bytes as
// a page needs that loads them before everything else.

type Issuer = { issuer: string; clientId: string; tokenEndpoint: string; redirectUri: string };
/** What the tab that starts a sign-in keeps, and compares with what comes back. */
export type Secrets = { verifier: string; state: string; nonce: string };
type Claims = { sub: string; email?: unknown };
type TokenResponse = { access_token?: string; id_token?: string; token_type?: string; expires_in?: number };
type Tokens = { accessToken: string; idToken: string; expiresAt: number; claims: Claims };

/** The lifetime of a token whose response does not say it. */
const DEFAULT_SECONDS = 300;
const CLOCK_SKEW_MS = 60_000;

export const createSecrets = (): Secrets => ({ verifier: random(), state: random(), nonce: random() });

/** The challenge that the issuer compares with the verifier later. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return toBase64Url(new Uint8Array(digest));
}

/**
 * Exchanges the code of the address to which the issuer has redirected the browser.
 * @throws Error when the response is not to this sign-in, or not for this client
 */
export async function exchangeCode(address: URL, kept: Secrets, issuer: Issuer): Promise<Tokens> {
  const query = address.searchParams;
  const code = query.get('code');
  if (!code || query.get('state') !== kept.state) throw new Error('The response is to another sign-in');
  if ((query.get('iss') ?? issuer.issuer) !== issuer.issuer) throw new Error('Another issuer has responded');
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    client_id: issuer.clientId,
    redirect_uri: issuer.redirectUri,
    code_verifier: kept.verifier,
  });
  const response = await fetch(issuer.tokenEndpoint, { method: 'POST', body, redirect: 'error' });
  const tokens = (await response.json()) as TokenResponse;
  const { access_token: accessToken, id_token: idToken = '', expires_in = DEFAULT_SECONDS } = tokens;
  if (!response.ok || !accessToken || tokens.token_type?.toLowerCase() !== 'bearer') {
    throw new Error('The issuer has returned no token');
  }
  const claims = checkClaims(readClaims(idToken), kept.nonce, issuer);
  return { accessToken, idToken, expiresAt: Date.now() + expires_in * 1_000, claims };
}

/** The claims of an ID token that came from the issuer itself, over TLS: its signature need not be checked. */
function readClaims(idToken: string): Record<string, unknown> {
  const encoded = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

function checkClaims(claims: Record<string, unknown>, nonce: string, { issuer, clientId }: Issuer): Claims {
  const { iss, aud, azp = clientId, exp, sub } = claims;
  const isForClient = [aud].flat().includes(clientId) && azp === clientId;
  const isCurrent = Number(exp) * 1_000 > Date.now() - CLOCK_SKEW_MS;
  if (iss !== issuer || !isForClient || !isCurrent || claims.nonce !== nonce || typeof sub !== 'string') {
    throw new Error('The ID token is not for this sign-in');
  }
  return { sub, email: claims.email };
}

const random = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
