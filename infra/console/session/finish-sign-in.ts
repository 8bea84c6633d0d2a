import { config } from '../config.ts';
import { exchangeCode } from './code-flow.ts';
import { beginSession } from './session.ts';
import { type Purpose, redirectUri, takeAttempt } from './sign-in.ts';

export type Arrival = Purpose & { outcome: 'signed-in' | 'not-signed-in' };

/** The issuer wants to ask the user first, or the user went back. */
const NOT_SIGNED_IN = /^((login|consent|interaction|account_selection)_required|access_denied)$/;

/**
 * Exchanges the code of the address for the session's tokens.
 * @throws Error for a reload, a reused address, or the response to a newer sign-in of this tab
 */
export async function finishSignIn(address: URL): Promise<Arrival> {
  const attempt = takeAttempt();
  if (!attempt) throw new Error('This tab started no sign-in');
  const { secrets, ...purpose } = attempt;
  if (NOT_SIGNED_IN.test(address.searchParams.get('error') ?? '')) {
    return { ...purpose, outcome: 'not-signed-in' };
  }
  const { issuer, clientId, tokenEndpoint = '' } = config;
  const tokens = await exchangeCode(address, secrets, { issuer, clientId, tokenEndpoint, redirectUri });
  const { email, sub } = tokens.claims;
  // An address says more than a subject, which many issuers make of random characters.
  beginSession({ ...tokens, user: typeof email === 'string' ? email : sub });
  return { ...purpose, outcome: 'signed-in' };
}
