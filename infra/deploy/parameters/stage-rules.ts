import type { z } from 'zod';
import { CALLBACK_PATH, isSameSite } from './cookie-mode.ts';

/** The parameters that depend on each other. */
type Addresses = {
  allowedOrigins: string[];
  userVerifyUrl: string;
  serverSide?: boolean | undefined;
  connectUrl?: string | undefined;
  cookieMode?: { apiUrl: string; returnUrl: string } | undefined;
};

/** The parameters that name clients of the issuer. */
type Clients = { serviceClients: string[]; console?: { clientId: string } | undefined };

const ADDRESSES: string[] = [
  'allowedOrigins',
  'userVerifyUrl',
  'connectUrl',
  'cookieMode',
] satisfies (keyof Addresses)[];

type Refuse = (message: string, ...path: (string | number)[]) => void;

/** Refuses addresses of which each is right and which contradict each other. */
export function refuseContradictions(stage: Addresses & Clients, context: z.RefinementCtx): void {
  const refuse: Refuse = (message, ...path) => context.addIssue({ code: 'custom', path, message });
  refuseServiceAsConsole(stage, refuse);
  refuseNoConnectPage(stage, refuse);
  // Others that contradict a wrong address may be right.
  if (context.issues.some(({ path: [parameter] = [] }) => ADDRESSES.includes(String(parameter)))) return;
  refuseUnreachableApi(stage, refuse);
  refuseOtherSites(stage, refuse);
  refuseCircles(stage, refuse);
}

/** A service's client has a secret, which no browser can keep, and may act for every user. */
function refuseServiceAsConsole({ serviceClients, console }: Clients, refuse: Refuse): void {
  if (console === undefined || !serviceClients.includes(console.clientId)) return;
  refuse(
    'is one of serviceClients: register a public client of its own for the console',
    'console',
    'clientId',
  );
}

/** A chat in which an account is missing names a page that links it. */
function refuseNoConnectPage({ connectUrl, console }: Addresses & Clients, refuse: Refuse): void {
  if (connectUrl !== undefined || console !== undefined) return;
  refuse(
    'is missing, and so is console: an agent needs a page to which it sends the user to link an account',
    'connectUrl',
  );
}

/** A browser page calls the API from its own origin, which CORS must allow. */
function refuseUnreachableApi(
  { allowedOrigins, userVerifyUrl, serverSide }: Addresses,
  refuse: Refuse,
): void {
  const { origin } = new URL(userVerifyUrl);
  if (serverSide || allowedOrigins.includes(origin)) return;
  refuse(
    `must be on one of allowedOrigins, as its page calls the API from ${origin}; where your own server makes that call, set serverSide to true`,
    'userVerifyUrl',
  );
}

/** Browsers send the flow's cookie only between addresses of one site. */
function refuseOtherSites({ cookieMode, allowedOrigins }: Addresses, refuse: Refuse): void {
  if (!cookieMode) return;
  const message = `must be on the site of cookieMode.apiUrl (${cookieMode.apiUrl}) in cookie mode`;
  const isElsewhere = (address: string) => !isSameSite(address, cookieMode.apiUrl);
  for (const [index, origin] of allowedOrigins.entries()) {
    if (isElsewhere(origin)) refuse(message, 'allowedOrigins', index);
  }
  if (isElsewhere(cookieMode.returnUrl)) refuse(message, 'cookieMode', 'returnUrl');
}

/** The API's own callback ends a flow: it is a page of the product neither before nor after. */
function refuseCircles({ cookieMode, userVerifyUrl, connectUrl }: Addresses, refuse: Refuse): void {
  if (!cookieMode) return;
  const callback = new URL(CALLBACK_PATH, cookieMode.apiUrl);
  const message = "must be a page of your own, not the API's callback";
  const isCallback = (address: string) => {
    const { origin, pathname } = new URL(address);
    return origin === callback.origin && pathname === callback.pathname;
  };
  if (isCallback(userVerifyUrl)) refuse(message, 'userVerifyUrl');
  if (connectUrl !== undefined && isCallback(connectUrl)) refuse(message, 'connectUrl');
  if (isCallback(cookieMode.returnUrl)) refuse(message, 'cookieMode', 'returnUrl');
}

/** Refuses the second of two equal values of a list. */
export function refuseRepetitions(values: readonly string[], context: z.RefinementCtx): void {
  for (const [index, value] of values.entries()) {
    if (values.indexOf(value) < index) {
      context.addIssue({ code: 'custom', path: [index], message: 'repeats a value of the list' });
    }
  }
}

/** Two connections with one account at Scalekit would link and disconnect each other's accounts. */
export function refuseSharedNames(names: Record<string, string>, context: z.RefinementCtx): void {
  const entries = Object.entries(names);
  for (const [index, [connection, name]] of entries.entries()) {
    const other = entries.slice(0, index).find(([, taken]) => taken === name)?.[0];
    if (other === undefined) continue;
    const message = `has the Scalekit name of ${other}; every connection needs its own`;
    context.addIssue({ code: 'custom', path: [connection], message });
  }
}
