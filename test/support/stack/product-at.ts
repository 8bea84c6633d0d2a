import { request } from 'node:http';
import type { StackDescription } from '../../../infra/local/run/stack-description.ts';
import { simulatorControl } from '../scalekit/simulator-control.ts';

type Sent = { headers?: Record<string, string>; body?: string | undefined };
export type ApiResponse = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: Json;
};
// biome-ignore lint/suspicious/noExplicitAny: a test asserts the shape of a response
type Json = any;

/** A running stack, as the browsers and services of a product use it. */
export function productAt(stack: Pick<StackDescription, 'apiUrl' | 'issuerUrl' | 'simulatorUrl'>) {
  const send = sender(stack.apiUrl);
  /** A token of the local issuer; see docs/local/start.md. */
  async function token(claims: Record<string, string>): Promise<string> {
    const response = await fetch(`${stack.issuerUrl}/tokens`, {
      method: 'POST',
      body: new URLSearchParams(claims),
    });
    if (!response.ok) throw new Error(`No token: ${await response.text()}`);
    return response.text();
  }
  /** The API as one signed-in user's frontend uses it. */
  async function signedIn(sub: string, claims: Record<string, string> = {}) {
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
  // A stack on real Scalekit has no simulator; every stack of a test has one.
  const simulator = simulatorControl(stack.simulatorUrl ?? 'http://no.simulator.invalid');
  return { simulator, send, token, signedIn };
}

/** One HTTP exchange with an API; node:http, as fetch refuses a body on GET and follows redirects. */
function sender(apiUrl: string) {
  return (route: string, { headers = {}, body }: Sent = {}): Promise<ApiResponse> => {
    const [method, path = ''] = route.split(' ');
    return new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const options = { method, headers: { ...length, ...headers } };
      const sent = request(new URL(path, apiUrl), options, (response) => {
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
      });
      sent.on('error', reject);
      sent.end(body);
    });
  };
}
