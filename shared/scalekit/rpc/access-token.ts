import * as z from 'zod/mini';
import { notSent } from '../failure/failure.ts';
import type { Credentials, CredentialsSource } from './credentials.ts';

const tokenResponse = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number().check(z.positive()),
});

/** Requests a token, once. @throws the HTTP client's errors */
export type RequestToken = (credentials: Credentials) => Promise<unknown>;

export type AccessTokens = {
  /** A token that is valid for a while. @throws KnownFailure `not-sent` */
  get(): Promise<string>;
  /** Forgets the token, if it is still the current one. */
  drop(token: string): void;
};

/**
 * A request that has been under way for longer was frozen with the process, which Lambda does to one that it starts
 * ahead of need: its connection is dead, and waiting for it would fail the first call.
 */
const PENDING_MS = 10_000;

/** How long before its end a token is renewed, or at nine tenths of its life if that is later. */
const RENEW_MS = 60_000;

/**
 * Scalekit's access token, fetched before the first call and renewed before it ends; concurrent callers share
 * one request. After a 401 of the token endpoint the secret is read again, once, since it may have been rotated.
 */
export function accessTokens(
  credentials: CredentialsSource,
  request: RequestToken,
  now: () => number = Date.now,
): AccessTokens {
  let current: { token: string; renewAt: number } | undefined;
  let pending: { token: Promise<string>; since: number } | undefined;

  async function fetchToken(): Promise<string> {
    try {
      const { access_token: token, expires_in: seconds } = tokenResponse.parse(await requestRotated());
      const life = seconds * 1_000;
      current = { token, renewAt: now() + Math.max(life - RENEW_MS, life * 0.9) };
      return token;
    } catch (cause) {
      throw notSent(cause);
    }
  }
  async function requestRotated(): Promise<unknown> {
    try {
      return await request(await credentials.get());
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      return request(await credentials.refresh());
    }
  }
  return {
    async get() {
      if (current !== undefined && now() < current.renewAt) return current.token;
      if (pending === undefined || now() - pending.since > PENDING_MS) {
        const own = { token: fetchToken(), since: now() };
        pending = own;
        const clear = () => {
          if (pending === own) pending = undefined;
        };
        own.token.then(clear, clear);
      }
      return pending.token;
    },
    drop(token) {
      if (current?.token === token) current = undefined;
    },
  };
}

/** The HTTP client's error names the status of a response that was not 2xx. */
function isUnauthorized(error: unknown): boolean {
  const response =
    typeof error === 'object' && error !== null && 'response' in error ? error.response : undefined;
  return typeof response === 'object' && response !== null && 'status' in response && response.status === 401;
}
