import { request } from 'node:http';
import { inject } from 'vitest';
import { simulatorControl } from './simulator-control.ts';

/** The running stack that the product's tests share. */
export const stack = inject('stack');
/** A stack on real Scalekit has none; this one is not. */
const simulatorUrl = stack.simulatorUrl ?? 'http://no.simulator.invalid';
export const simulator = simulatorControl(simulatorUrl);

type Sent = { headers?: Record<string, string>; body?: string | undefined };
export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: Json;
};
// biome-ignore lint/suspicious/noExplicitAny: an answer's shape is what a test asserts
type Json = any;

/** One HTTP exchange with the API; node:http, as fetch refuses a body on GET. */
export function send(route: string, { headers = {}, body }: Sent = {}): Promise<Answer> {
  const [method, path = ''] = route.split(' ');
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(
      new URL(path, stack.apiUrl),
      { method, headers: { ...length, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const isJson = response.headers['content-type']?.includes('json') === true && text !== '';
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: isJson ? JSON.parse(text) : undefined,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A token of the local issuer; see docs/local.md. */
export async function token(claims: Record<string, string>): Promise<string> {
  const response = await fetch(`${stack.issuerUrl}/tokens`, {
    method: 'POST',
    body: new URLSearchParams(claims),
  });
  if (!response.ok) throw new Error(`No token: ${await response.text()}`);
  return response.text();
}

/** The API as one signed-in user's frontend uses it. */
export async function signedIn(sub: string, claims: Record<string, string> = {}) {
  const authorization = `Bearer ${await token({ sub, ...claims })}`;
  return (route: string, body?: unknown, headers: Record<string, string> = {}) =>
    send(route, {
      headers: {
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
}

/** Gives the user an ACTIVE Gmail account, without the flow. */
export function linkGmail(identifier: string) {
  return link(identifier, 'gmail');
}

/** Gives the user an ACTIVE account on a connection of the product, without the flow. */
export function link(identifier: string, connection: string) {
  const name = `${connection}-local`;
  return simulator.post('accounts/status', { identifier, connection: name, status: 'ACTIVE' });
}

/** Acts out the user's consent and gives what comes back with the browser. */
export async function consent(
  link: string,
  decision: 'approve' | 'refuse' = 'approve',
): Promise<URLSearchParams> {
  const { redirectTo } = await simulator.post('consents', { link, decision });
  return new URL(redirectTo).searchParams;
}
