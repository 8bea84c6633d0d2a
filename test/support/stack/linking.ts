import { consent, type signedIn, simulator } from './product.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;

/** The parameters with which a consent returns the browser. */
export type Back = { authRequestId: string; state: string };

/** Starts a link and consents for the user. */
export function consentToLink(browser: Browser, connection = 'gmail', account?: string): Promise<Back> {
  const query = account === undefined ? '' : `?account=${account}`;
  return consentBy(browser, `POST /connections/${connection}/authorize${query}`);
}

/** The same by a route, such as that of a problem. */
export async function consentBy(browser: Browser, route: string): Promise<Back> {
  const { status, json: flow } = await browser(route);
  if (status !== 201) throw new Error(`authorize returned ${status}`);
  const back = await consent(flow.authorizationUrl);
  return { authRequestId: back.get('auth_request_id') ?? '', state: flow.state };
}

export const finish = (browser: Browser, back: Back & { confirmed?: true }) =>
  browser('POST /connections/verify', back);

/** The connection that a verification reports as ACTIVE. @throws Error on any other response */
export async function linkedBy(browser: Browser, back: Back & { confirmed?: true }): Promise<string> {
  const { status, text, json } = await finish(browser, back);
  if (status !== 200 || json.status !== 'ACTIVE') throw new Error(`verify returned ${status} ${text}`);
  return json.connection;
}

/** How many times an account of the user became ACTIVE. */
export async function activations(identifier: string): Promise<number> {
  const { entries } = await simulator.get(`ledger?identifier=${identifier}`);
  return entries.filter(({ kind }) => kind === 'account-activated').length;
}

/** How many verifications of the user Scalekit received. */
export async function verifications(identifier: string): Promise<number> {
  const { entries } = await simulator.get(`rpcs?identifier=${identifier}`);
  return entries.filter(({ method }) => method === 'verifyConnectedAccountUser').length;
}

/** Status and code of a response, as a test compares them. */
export function statusAndCode({ status, json }: { status: number; json: { code?: string } | undefined }) {
  return json?.code === undefined ? String(status) : `${status} ${json.code}`;
}
