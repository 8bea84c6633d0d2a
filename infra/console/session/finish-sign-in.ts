import { config } from '../config.ts';
import { exchangeCode } from './code-flow.ts';
import { beginSession } from './session.ts';
import { type Purpose, redirectUri, takeAttempt } from './sign-in.ts';

export type Arrival = Purpose & { outcome: 'signed-in' | 'not-signed-in' };

/** The user has declined on the issuer's page. */
const DECLINED = 'access_denied';

/**
 * Exchanges the code of the address for the session's tokens.
 * @throws Error for a reload, a reused address, or the response to a newer sign-in of this tab
 */
export async function finishSignIn(address: URL): Promise<Arrival> {
  const attempt = takeAttempt();
  if (!attempt) throw new Error('This tab started no sign-in');
  const { secrets, isSilent, ...purpose } = attempt;
  const error = address.searchParams.get('error');
  // Without a question there is no sign-in: `login_required`, or another code of an issuer that knows no `prompt`.
  if (error && (isSilent || error === DECLINED)) return { ...purpose, outcome: 'not-signed-in' };
  const { issuer, clientId, tokenEndpoint = '' } = config;
  const tokens = await exchangeCode(address, secrets, { issuer, clientId, tokenEndpoint, redirectUri });
  const { email, sub } = tokens.claims;
  // An address says more than a subject, which many issuers make of random characters.
  beginSession({ ...tokens, user: typeof email === 'string' ? email : sub });
  return { ...purpose, outcome: 'signed-in' };
}
