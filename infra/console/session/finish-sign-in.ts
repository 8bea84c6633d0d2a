import * as oauth from 'oauth4webapi';
import { config } from '../config.ts';
import { beginSession } from './session.ts';
import { type Purpose, redirectUri, takeAttempt } from './sign-in.ts';

export type Arrival = Purpose & { outcome: 'signed-in' | 'not-signed-in' };

const server: oauth.AuthorizationServer = {
  issuer: config.issuer,
  ...(config.tokenEndpoint && { token_endpoint: config.tokenEndpoint }),
};
const client: oauth.Client = { client_id: config.clientId };
// Plain http is for the local issuer only; oauth4webapi refuses it otherwise.
const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(config.tokenEndpoint ?? '');
const options = { [oauth.allowInsecureRequests]: isLocal };

/**
 * Exchanges the code of the address for the session's tokens.
 * @returns `not-signed-in` when the issuer wants to ask the user first
 * @throws for a reload, a reused address, or the response to a newer sign-in of this tab
 */
export async function finishSignIn(address: URL): Promise<Arrival> {
  const attempt = takeAttempt();
  if (!attempt) throw new Error('This tab started no sign-in');
  const { verifier, state, nonce, ...purpose } = attempt;
  const error = address.searchParams.get('error') ?? '';
  if (/^(login|consent|interaction|account_selection)_required$|^access_denied$/.test(error)) {
    return { ...purpose, outcome: 'not-signed-in' };
  }
  const parameters = oauth.validateAuthResponse(server, client, address, state);
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
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  beginSession({
    // An address says more than a subject, which many issuers make of random characters.
    user: typeof claims?.email === 'string' ? claims.email : (claims?.sub ?? ''),
    accessToken: tokens.access_token,
    idToken: tokens.id_token ?? '',
    expiresAt: Date.now() + (tokens.expires_in ?? 300) * 1_000,
  });
  return { ...purpose, outcome: 'signed-in' };
}
