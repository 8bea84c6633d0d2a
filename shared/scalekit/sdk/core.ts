import { setTimeout as sleep } from 'node:timers/promises';
import { type CallOptions, Code, ConnectError } from '@connectrpc/connect';
import type { Http2SessionManager } from '@connectrpc/connect-node';
import core from '@scalekit-sdk/node/lib/core.js';
import { TOKEN_CALL_MS } from '../../config/limits.ts';
import { failureOf, NotSent } from '../failure.ts';
import { type AccessTokens, accessTokens } from './access-token.ts';
import { type CallPolicy, currentPolicy } from './call-policy.ts';
import type { CredentialsSource } from './credentials.ts';

type Rpc<Request, Response> = (request: Request, options?: CallOptions) => Promise<Response>;

const CONNECT_MS = 4_000;
const BACKOFF_MS = 150;
/** With less than this left, another attempt could not end in time. */
const WORTHWHILE_MS = 500;

/**
 * The SDK's core with its policy replaced: the token first, one shared request for it, and as many attempts as
 * the call's own policy allows within its deadline. The SDK by itself sends four times, writes included.
 */
export class PolicyCore extends core.default {
  readonly #tokens: AccessTokens;
  readonly #session: Http2SessionManager;

  constructor(environmentUrl: string, credentials: CredentialsSource, session: Http2SessionManager) {
    super(environmentUrl, '', '', undefined, TOKEN_CALL_MS);
    this.#session = session;
    this.#tokens = accessTokens(credentials, async ({ clientId, clientSecret }) => {
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
      return (await this.authenticate(new URLSearchParams(form).toString())).data;
    });
  }

  /** Token and connection, side by side. @throws NotSent */
  async prepare(): Promise<void> {
    const [token] = await Promise.all([this.#tokens.get(), this.#connect()]);
    this.accessToken = token;
  }

  /** As `prepare`, by the deadline (epoch milliseconds). What is under way then goes on for the next call. */
  async prepareBy(deadline: number): Promise<void> {
    const timer = new AbortController();
    const left = Math.max(0, deadline - Date.now());
    const late = sleep(left, undefined, { signal: timer.signal }).then(() => {
      throw new NotSent(new ConnectError('no time left', Code.DeadlineExceeded));
    });
    try {
      await Promise.race([this.prepare(), late]);
    } finally {
      timer.abort();
    }
  }

  override async connectExec<Request, Response>(
    rpc: Rpc<Request, Response>,
    data: Request,
  ): Promise<Response> {
    const policy = currentPolicy();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(rpc, data, policy);
      } catch (error) {
        this.#recover(error);
        const left = policy.deadline - Date.now();
        if (attempt >= policy.attempts || left < WORTHWHILE_MS || !isWorthAnother(error)) throw error;
        await sleep(BACKOFF_MS * attempt * (0.5 + Math.random()));
      }
    }
  }

  async #attempt<Request, Response>(rpc: Rpc<Request, Response>, data: Request, policy: CallPolicy) {
    await this.prepareBy(policy.deadline);
    const left = policy.deadline - Date.now();
    if (left <= 0) throw new NotSent(new ConnectError('no time left', Code.DeadlineExceeded));
    return rpc(data, { timeoutMs: Math.min(policy.attemptMs, left) });
  }

  async #connect(): Promise<void> {
    const timer = new AbortController();
    const late = sleep(CONNECT_MS, 'late', { signal: timer.signal });
    // An address that swallows packets would hold the call for minutes.
    const state = await Promise.race([this.#session.connect(), late]);
    timer.abort();
    if (state === 'late') this.#session.abort();
    if (state === 'late' || state === 'error') throw new NotSent(this.#session.error());
  }

  /** After a failure that casts doubt on the token or the connection, the next call starts with a new one. */
  #recover(error: unknown): void {
    const failure = failureOf(error);
    const unauthenticated = error instanceof ConnectError && error.code === Code.Unauthenticated;
    if (unauthenticated && failure.kind !== 'tool' && this.accessToken !== null) {
      this.#tokens.drop(this.accessToken);
    }
    if (failure.kind === 'deadline') this.#session.abort();
  }
}

function isWorthAnother(error: unknown): boolean {
  const failure = failureOf(error);
  if (failure.kind === 'refused') return failure.code === 'unauthenticated';
  return failure.kind === 'broken' || failure.kind === 'deadline';
}
