import { parseRetryAfter } from '../../../shared/scalekit/failure/retry-after.ts';
import { CommandError } from '../command-error.ts';

/** Scalekit's response, or none. Without one, the request may have had its effect. */
export type RestResult =
  | { status: number; body: unknown /** Seconds. */; retryAfter?: number }
  | { status: 'none' };

/** Whether the same request may succeed later. */
export function isPassing({ status }: RestResult): boolean {
  return status === 'none' || status === 429 || status >= 500;
}

/** Whether this response of the token endpoint refuses the credentials. */
export function isRefusedGrant({ status }: RestResult): boolean {
  return status === 400 || status === 401 || status === 403;
}

export const REFUSED_CREDENTIALS =
  'Scalekit refuses the credentials: check SCALEKIT_CLIENT_ID, SCALEKIT_CLIENT_SECRET and the environment';

type Credentials = { environmentUrl: string; clientId: string; clientSecret: string };

const REST_TIMEOUT_MS = 30_000;

/**
 * Calls Scalekit's REST API with the credentials of the environment. It sends each request once: the caller decides
 * what to repeat. Only after a 401, which no request survives, it sends again with a new token.
 */
export class ScalekitRest {
  readonly #credentials: Credentials;
  #token: Promise<string | undefined> | undefined;

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  /** @throws CommandError when Scalekit refuses the credentials */
  async call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<RestResult> {
    const result = await this.#send(method, path, body);
    if (result.status !== 401) return result;
    this.#token = undefined;
    const again = await this.#send(method, path, body);
    if (again.status === 401) throw new CommandError('Scalekit refuses its own token: try again later');
    return again;
  }

  async #send(method: string, path: string, body: unknown): Promise<RestResult> {
    const token = await this.#readToken();
    // Without a token nothing was sent, so a repetition is safe in any case.
    if (token === undefined) return { status: 'none' };
    return request(`${this.#credentials.environmentUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** One request for all concurrent calls. A failed one is not kept. */
  #readToken(): Promise<string | undefined> {
    this.#token ??= this.#requestToken().then((token) => {
      if (token === undefined) this.#token = undefined;
      return token;
    });
    return this.#token;
  }

  async #requestToken(): Promise<string | undefined> {
    const { environmentUrl, clientId, clientSecret } = this.#credentials;
    const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const result = await request(`${environmentUrl}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(grant),
    });
    if (isRefusedGrant(result)) throw new CommandError(REFUSED_CREDENTIALS);
    const token = 'body' in result ? readMember(result.body, 'access_token') : undefined;
    return typeof token === 'string' ? token : undefined;
  }
}

/** It follows no redirect, which would carry users' tokens elsewhere. */
async function request(url: string, init: RequestInit): Promise<RestResult> {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(REST_TIMEOUT_MS),
      ...init,
    });
    const text = await response.text();
    return {
      status: response.status,
      body: parseJson(text),
      ...parseRetryAfter(response.headers.get('retry-after')),
    };
  } catch {
    return { status: 'none' };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readMember(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
