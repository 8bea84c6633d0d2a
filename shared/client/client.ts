import type { Api } from './api.ts';
import { exchange, pause } from './exchange.ts';
import { Problem, type Route } from './problem.ts';

export type ClientOptions = {
  /** The API's address. */
  baseUrl: string;
  /** The access token; called before every attempt. After a 401 it receives the refused token, and gets a fresh one. */
  token: (refused?: string) => string | undefined | Promise<string | undefined>;
  fetch?: typeof fetch | undefined;
  /** The most attempts of one call; default 4. */
  attempts?: number | undefined;
  /** Seconds; a longer wait is not waited for: the problem is thrown. Default 60. */
  longestWait?: number | undefined;
  /** The user for whom a service calls. */
  onBehalfOf?: string | undefined;
  /** `include` in cookie mode. */
  credentials?: 'include' | 'omit' | 'same-origin' | undefined;
};

type Request<R extends Route> = Api[R]['request'] & { signal?: AbortSignal | undefined };

type Listing = Api['GET /tools']['response'];
type Format = Extract<Listing, { format: string }>['format'];
type Unformatted<R extends Route> = R extends 'GET /tools'
  ? Request<R> & { query?: { format?: undefined } | undefined }
  : Request<R>;

/** Calls a route of the API, and repeats the call while its problem is `retryable`. @throws Problem */
export type Client = {
  <F extends Format>(
    route: 'GET /tools',
    request: Request<'GET /tools'> & { query: { format: F } },
  ): Promise<Extract<Listing, { format: F }>>;
  <R extends Route>(
    route: R,
    ...request: Partial<Api[R]['request']> extends Api[R]['request']
      ? [request?: Unformatted<R>]
      : [request: Unformatted<R>]
  ): Promise<Exclude<Api[R]['response'], { format: string }>>;
};

/** The parts that a request of any route may have. */
type Parts = {
  path?: Record<string, string>;
  query?: Record<string, string | undefined>;
  body?: unknown;
  idempotencyKey?: string;
  agentRunId?: string;
  signal?: AbortSignal;
};

/** A key for one write that the user decides now, a UUIDv7: keep it, and send it with every attempt. */
export const newKey = (): string =>
  `0${Date.now().toString(16)}-7${crypto.randomUUID().slice(15)}`.replace(/.{8}/, '$&-');

/** A typed client of the API, for browsers and servers. */
export function createClient(options: ClientOptions): Client {
  const { token, attempts = 4, longestWait = 60 } = options;
  const call = async (route: Route, request: Parts = {}): Promise<unknown> => {
    const { signal } = request;
    // Once, so that every attempt sends the same request.
    const [address, init] = build(route, request, options);
    let refused: string | undefined;
    let renewals = 1;
    for (let attempt = 0; ; ) {
      const bearer = await token(refused);
      // Several lines are no token, and the error of `Headers` would repeat them.
      if (!/^\S+\s*$/.test(bearer ?? '')) throw new Problem(route, 'signed-out');
      init.headers.set('authorization', `Bearer ${bearer}`);
      const outcome = await exchange(route, options.fetch ?? fetch, address, init as RequestInit);
      if (!(outcome instanceof Problem)) return outcome;
      refused = undefined;
      if (outcome.status === 401 && renewals--) {
        refused = bearer;
        continue;
      }
      // Full jitter: callers that failed together do not come back together.
      const wait = outcome.facts.retryAfter ?? Math.random() * Math.min(2 ** attempt, longestWait);
      if (!outcome.retryable || signal?.aborted || ++attempt >= attempts || wait > longestWait) throw outcome;
      await pause(wait * 1000, signal);
    }
  };
  return call as Client;
}

/** The address of a request, and the rest of it but for its token. @throws Problem `invalid-request` */
function build(
  route: Route,
  { path = {}, query = {}, body, idempotencyKey, agentRunId, signal }: Parts,
  { baseUrl, onBehalfOf, credentials }: ClientOptions,
) {
  try {
    const [method, template] = route.split(' ') as [string, string];
    const filled = template.replace(/{(\w+)}/g, (_, name: string) => {
      const value = path[name] ?? '';
      // A URL drops these segments, even encoded, and so would name another route.
      if (/^\.{0,2}$/.test(value)) throw Error(`path.${name} is wrong`);
      return encodeURIComponent(value);
    });
    const headers = new Headers(
      definedOf({
        'content-type': body && 'application/json',
        'idempotency-key': idempotencyKey,
        'agent-run-id': agentRunId,
        'on-behalf-of': onBehalfOf,
      }),
    );
    const search = new URLSearchParams(definedOf(query));
    const address = `${baseUrl.replace(/\/$/, '')}${filled}?${search}`.replace(/\?$/, '');
    return [address, { method, headers, body: JSON.stringify(body), credentials, signal }] as const;
  } catch (cause) {
    const { message } = cause as Error;
    throw new Problem(route, 'invalid-request', { facts: { errors: [{ path: 'request', message }] } }, cause);
  }
}

/** Without the members that are undefined. */
function definedOf(members: Record<string, unknown>): Record<string, string> {
  return JSON.parse(JSON.stringify(members));
}
