import { setTimeout as sleep } from 'node:timers/promises';
import { type CallOptions, type Client, Code, ConnectError, createClient } from '@connectrpc/connect';
import type { Http2SessionManager } from '@connectrpc/connect-node';
import { classify, type KnownFailure, notSent } from '../failure/failure.ts';
import { type Repetition, withRetries } from '../retry.ts';
import { type AccessTokens, accessTokens } from './access-token.ts';
import type { CredentialsSource } from './credentials.ts';
import { ConnectedAccountService, ConnectionService, ToolService } from './descriptors.ts';
import { tokenRequests } from './request-token.ts';
import { createSession, createTransport } from './transport.ts';

type Rpc<Request, Response> = (request: Request, options?: CallOptions) => Promise<Response>;

/** How one call may be made. */
export type CallPolicy = {
  repetition: Repetition;
  /** Epoch milliseconds. */
  deadline: number;
  /** Milliseconds for one attempt. */
  attemptMs: number;
};

const CONNECT_MS = 4_000;

/**
 * The RPCs of one Scalekit environment, each called under a policy of its own. The SDK's clients send up to four times,
 * writes included. Before each attempt a call gets a token; concurrent calls share one request for it.
 */
export class Rpcs {
  readonly accounts: Client<typeof ConnectedAccountService>;
  readonly connections: Client<typeof ConnectionService>;
  readonly tools: Client<typeof ToolService>;
  readonly #tokens: AccessTokens;
  readonly #session: Http2SessionManager;

  constructor(environmentUrl: string, credentials: CredentialsSource) {
    this.#session = createSession(environmentUrl);
    const transport = createTransport(environmentUrl, this.#session);
    this.accounts = createClient(ConnectedAccountService, transport);
    this.connections = createClient(ConnectionService, transport);
    this.tools = createClient(ToolService, transport);
    this.#tokens = accessTokens(credentials, tokenRequests(environmentUrl));
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

  /**
   * Makes one call of an RPC of this object.
   * @throws KnownFailure `not-sent`, or connect's error of the last attempt
   */
  async call<Request, Response>(
    rpc: Rpc<Request, Response>,
    request: Request,
    policy: CallPolicy,
  ): Promise<Response> {
    return withRetries(policy, (reserveMs) => this.#attempt(rpc, request, { ...policy, reserveMs }));
  }

  async #attempt<Request, Response>(
    rpc: Rpc<Request, Response>,
    request: Request,
    { deadline, attemptMs, reserveMs }: CallPolicy & { reserveMs: number },
  ) {
    const token = await this.prepareBy(deadline);
    const left = deadline - Date.now();
    if (left <= reserveMs) throw noTimeLeft();
    try {
      // The token goes with the call, so that a refusal is known to be of this token.
      const headers = { authorization: `Bearer ${token}` };
      return await rpc(request, { headers, timeoutMs: Math.min(attemptMs, left) });
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
