import { setTimeout as sleep } from 'node:timers/promises';
import { type CallOptions, Code, ConnectError } from '@connectrpc/connect';
import type { Http2SessionManager } from '@connectrpc/connect-node';
import core, { headers } from '@scalekit-sdk/node/lib/core.js';
import { classify, type KnownFailure, notSent } from '../failure.ts';
import { withRetries } from '../retry.ts';
import { type AccessTokens, accessTokens } from './access-token.ts';
import { type CallPolicy, currentPolicy } from './call-policy.ts';
import type { CredentialsSource } from './credentials.ts';
import { tokenRequests } from './request-token.ts';

type Rpc<Request, Response> = (request: Request, options?: CallOptions) => Promise<Response>;

const CONNECT_MS = 4_000;

/**
 * The SDK's core with the call's own policy in place of the SDK's, which sends up to four times, writes included.
 * Before each attempt it gets a token; concurrent calls share one request for it.
 */
export class PolicyCore extends core.default {
  readonly #tokens: AccessTokens;
  readonly #session: Http2SessionManager;

  constructor(environmentUrl: string, credentials: CredentialsSource, session: Http2SessionManager) {
    super(environmentUrl, '', '');
    this.#session = session;
    const own = {
      [headers['user-agent']]: this.userAgent,
      [headers['x-sdk-version']]: this.sdkVersion,
      [headers['x-api-version']]: this.apiVersion,
    };
    this.#tokens = accessTokens(credentials, tokenRequests(environmentUrl, own));
  }

  /** Gets the token and opens the connection, concurrently. @throws KnownFailure `not-sent` */
  async prepare(): Promise<string> {
    const [token] = await Promise.all([this.#tokens.get(), this.#connect()]);
    return token;
  }

  /** As `prepare`, by the deadline (epoch milliseconds). Work still under way then continues for the next call. */
  async prepareBy(deadline: number): Promise<string> {
    const timer = new AbortController();
    const left = Math.max(0, deadline - Date.now());
    const late = sleep(left, undefined, { signal: timer.signal }).then(() => {
      throw noTimeLeft();
    });
    try {
      return await Promise.race([this.prepare(), late]);
    } finally {
      timer.abort();
    }
  }

  override async connectExec<Request, Response>(
    rpc: Rpc<Request, Response>,
    data: Request,
  ): Promise<Response> {
    const policy = currentPolicy();
    return withRetries(policy, (reserveMs) => this.#attempt(rpc, data, { ...policy, reserveMs }));
  }

  async #attempt<Request, Response>(
    rpc: Rpc<Request, Response>,
    data: Request,
    { deadline, attemptMs, reserveMs }: CallPolicy & { reserveMs: number },
  ) {
    const token = await this.prepareBy(deadline);
    const left = deadline - Date.now();
    if (left <= reserveMs) throw noTimeLeft();
    try {
      // The token goes with the call, so that a refusal is known to be of this token.
      const headers = { authorization: `Bearer ${token}` };
      return await rpc(data, { headers, timeoutMs: Math.min(attemptMs, left) });
    } catch (error) {
      this.#recover(error, token);
      throw error;
    }
  }

  async #connect(): Promise<void> {
    const timer = new AbortController();
    const late = sleep(CONNECT_MS, 'late', { signal: timer.signal });
    // A blackholed address would hold the call for minutes.
    const state = await Promise.race([this.#session.connect(), late]);
    timer.abort();
    if (state === 'late') this.#session.abort();
    if (state === 'late' || state === 'error') throw notSent(this.#session.error());
  }

  /** Drops the token or the connection after a failure that casts doubt on it: the next attempt gets a new one. */
  #recover(error: unknown, token: string): void {
    const failure = classify(error);
    const unauthenticated = error instanceof ConnectError && error.code === Code.Unauthenticated;
    if (unauthenticated && failure.kind !== 'provider') this.#tokens.drop(token);
    if (failure.kind === 'deadline') this.#session.abort();
  }
}

function noTimeLeft(): KnownFailure {
  return notSent(new ConnectError('no time left', Code.DeadlineExceeded));
}
