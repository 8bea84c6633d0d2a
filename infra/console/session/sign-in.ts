import { config, paths } from '../config.ts';
import { challengeOf, createSecrets, type Secrets } from './code-flow.ts';
import { clearTab, forgetSession, hasSignedOut } from './remembered.ts';

const SIGN_IN = 'onbehalf.sign-in';

/** What the console does after a sign-in: the app with a view, or the link that has come back. */
export type Purpose = { purpose: 'app'; view: string } | { purpose: 'link' };
type Attempt = Purpose & { secrets: Secrets; isSilent: boolean };

type SignInOptions = {
  /** `none`: without a question, or not at all. `login`: asks although the issuer has a session. */
  prompt?: 'none' | 'login';
};

export const redirectUri = `${config.apiUrl}${paths.signedIn}`;

export const canSignIn = (): boolean =>
  config.authorizationEndpoint !== undefined && config.tokenEndpoint !== undefined;

/** Leaves for the issuer by authorization code with PKCE. */
export async function signIn(purpose: Purpose, { prompt }: SignInOptions = {}): Promise<void> {
  const secrets = createSecrets();
  const attempt: Attempt = { ...purpose, secrets, isSilent: prompt === 'none' };
  sessionStorage.setItem(SIGN_IN, JSON.stringify(attempt));
  const asked = prompt ?? (hasSignedOut() ? 'login' : undefined);
  leaveFor(config.authorizationEndpoint ?? '', {
    client_id: config.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: config.scopes,
    code_challenge: await challengeOf(secrets.verifier),
    code_challenge_method: 'S256',
    state: secrets.state,
    nonce: secrets.nonce,
    ...(asked && { prompt: asked }),
  });
}

/** The sign-in that this tab started, once. */
export function takeAttempt(): Attempt | undefined {
  const kept = sessionStorage.getItem(SIGN_IN);
  sessionStorage.removeItem(SIGN_IN);
  return kept ? JSON.parse(kept) : undefined;
}

/** Ends the session here and, where the issuer has an address for it, at the issuer. */
export function signOut(idToken: string): void {
  forgetSession();
  clearTab();
  const home = `${config.apiUrl}${paths.home}`;
  if (config.endSessionEndpoint === undefined) {
    location.assign(home);
    return;
  }
  // Cognito reads `logout_uri`, OpenID Connect the other names.
  leaveFor(config.endSessionEndpoint, {
    client_id: config.clientId,
    id_token_hint: idToken,
    post_logout_redirect_uri: home,
    logout_uri: home,
  });
}

/** This page is replaced, so that "back" skips it. */
function leaveFor(endpoint: string, parameters: Record<string, string>): void {
  const address = new URL(endpoint);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  location.replace(address);
}
