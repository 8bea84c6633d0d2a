// Who is signed in: authorization code with PKCE at the product's issuer. The access token stays in this tab's
// sessionStorage, since the pages are documents of their own; a single-page app keeps it in memory.
import { config } from './config.js';
import * as oauth from './oauth4webapi.js';

const SESSION = 'onbehalf.session';
const SIGN_IN = 'onbehalf.sign-in';
/** A token that ends within so long is not worth sending. */
const MARGIN_MS = 30_000;

const issuer = new URL(config.issuer);
const client = { client_id: config.clientId };
const redirectUri = `${location.origin}/signed-in`;
// For the issuer on this machine; oauth4webapi refuses plain http otherwise, and so should you.
const isLocal = issuer.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(issuer.hostname);
const options = { [oauth.allowInsecureRequests]: isLocal };

/** `{ user, accessToken, expiresAt }` of whoever is signed in, undefined when nobody is. */
export function session() {
  const kept = JSON.parse(sessionStorage.getItem(SESSION) ?? 'null');
  return kept && kept.expiresAt - MARGIN_MS > Date.now() ? kept : undefined;
}

/**
 * Goes to the issuer, and from there through `/signed-in` to `returnTo`: a path of this frontend that stands in its
 * code, never one from an address.
 */
export async function signIn(returnTo, { asSomebodyElse = false } = {}) {
  const { authorization_endpoint } = await discover();
  const verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const signedOut = sessionStorage.getItem(SESSION) === 'null';
  sessionStorage.setItem(SIGN_IN, JSON.stringify({ verifier, state, nonce, returnTo }));
  const address = new URL(authorization_endpoint);
  address.search = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: config.scope,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    // Without it, the issuer's own session would sign the same person in again.
    ...((asSomebodyElse || signedOut) && { prompt: 'login' }),
  });
  location.assign(address);
}

/** On `/signed-in`: takes the code for tokens. @returns {Promise<string>} where the sign-in was asked for */
export async function finishSignIn(callback) {
  const { verifier, state, nonce, returnTo } = JSON.parse(sessionStorage.getItem(SIGN_IN));
  sessionStorage.removeItem(SIGN_IN);
  const as = await discover();
  const parameters = oauth.validateAuthResponse(as, client, callback, state);
  const response = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    options,
  );
  const checks = { expectedNonce: nonce, requireIdToken: true };
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, checks);
  const { sub: user } = oauth.getValidatedIdTokenClaims(tokens);
  const expiresAt = Date.now() + tokens.expires_in * 1_000;
  sessionStorage.setItem(SESSION, JSON.stringify({ user, accessToken: tokens.access_token, expiresAt }));
  return returnTo;
}

/** Ends the session of this tab, and lets the issuer ask who it is next time. */
export const signOut = () => sessionStorage.setItem(SESSION, 'null');

async function discover() {
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...options });
  return oauth.processDiscoveryResponse(issuer, response);
}
