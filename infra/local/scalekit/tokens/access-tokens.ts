import { randomBytes } from 'node:crypto';

const DEFAULT_LIFETIME_SECONDS = 3600;

export type TokenResponse = { access_token: string; token_type: 'Bearer'; expires_in: number };

/** The workspace's client credentials and the tokens issued for them. */
export class AccessTokens {
  readonly #clientId: string;
  #clientSecrets: readonly string[];
  readonly #expiries = new Map<string, number>();
  /** Lifetime of tokens issued from now on. */
  lifetimeSeconds = DEFAULT_LIFETIME_SECONDS;

  constructor(clientId: string, clientSecret: string) {
    this.#clientId = clientId;
    this.#clientSecrets = [clientSecret];
  }

  /** A new token; undefined if the credentials are not live ones. */
  issue(clientId: string | null, clientSecret: string | null): TokenResponse | undefined {
    if (clientId !== this.#clientId || !this.#clientSecrets.some((live) => live === clientSecret))
      return undefined;
    this.#deleteExpired();
    const token = `skat_${randomBytes(32).toString('base64url')}`;
    this.#expiries.set(token, Date.now() + this.lifetimeSeconds * 1000);
    return { access_token: token, token_type: 'Bearer', expires_in: this.lifetimeSeconds };
  }

  isLive(authorization: string | null): boolean {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    const expiry = token === undefined ? undefined : this.#expiries.get(token);
    return expiry !== undefined && expiry > Date.now();
  }

  expireAll(): number {
    const revoked = this.#expiries.size;
    this.#expiries.clear();
    return revoked;
  }

  /** Rotates the secret as the dashboard does: old secrets fail immediately unless kept, their tokens stay valid. */
  rotate(clientSecret: string, { keepOld }: { keepOld: boolean }): void {
    this.#clientSecrets = keepOld ? [...this.#clientSecrets, clientSecret] : [clientSecret];
  }

  #deleteExpired(): void {
    const now = Date.now();
    for (const [token, expiry] of this.#expiries) if (expiry <= now) this.#expiries.delete(token);
  }
}
