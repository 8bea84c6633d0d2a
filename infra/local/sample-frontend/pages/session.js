// The user's session: authorization code with PKCE at the product's issuer. The access token is in this tab's
// sessionStorage, because the pages are separate documents; a single-page app keeps it in memory.
import { config } from './config.js';
import * as oauth from './oauth4webapi.js';

const SESSION = 'onbehalf.session';
const SIGN_IN = 'onbehalf.sign-in';
/** A token that expires within this time counts as expired. */
const MARGIN_MS = 30_000;

const issuer = new URL(config.issuer);
const client = { client_id: config.clientId };
const redirectUri = `${location.origin}/signed-in`;
// Plain http is allowed only for the local issuer; oauth4webapi rejects it otherwise.
const isLocal = issuer.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(issuer.hostname);
const options = { [oauth.allowInsecureRequests]: isLocal };

/** `{ user, accessToken, expiresAt }` of the signed-in user; undefined when no user is signed in. */
export function session() {
  const saved = JSON.parse(sessionStorage.getItem(SESSION) ?? 'null');
  return saved && saved.expiresAt - MARGIN_MS > Date.now() ? saved : undefined;
}

/**
 * Redirects to the issuer, and from there through `/signed-in` to `returnTo`. `returnTo` must be a constant path of this
 * frontend, never a value from an address.
 */
export async function signIn(returnTo, { asOtherUser = false } = {}) {
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
    // Otherwise the issuer's own session signs the same user in again.
    ...((asOtherUser || signedOut) && { prompt: 'login' }),
  });
  location.assign(address);
}

/** On `/signed-in`: exchanges the code for tokens. @returns {Promise<string>} the path given to `signIn` */
export async function finishSignIn(callback) {
  const { verifier, state, nonce, returnTo } = JSON.parse(sessionStorage.getItem(SIGN_IN));
  sessionStorage.removeItem(SIGN_IN);
  const server = await discover();
  const parameters = oauth.validateAuthResponse(server, client, callback, state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri,
    verifier,
    options,
  );
  const checks = { expectedNonce: nonce, requireIdToken: true };
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, checks);
  const { sub: user } = oauth.getValidatedIdTokenClaims(tokens);
  const expiresAt = Date.now() + tokens.expires_in * 1_000;
  sessionStorage.setItem(SESSION, JSON.stringify({ user, accessToken: tokens.access_token, expiresAt }));
  return returnTo;
}

/** Ends this tab's session. The next sign-in asks the user to authenticate again. */
export const signOut = () => sessionStorage.setItem(SESSION, 'null');

async function discover() {
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...options });
  return oauth.processDiscoveryResponse(issuer, response);
}
