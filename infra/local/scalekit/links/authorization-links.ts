import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts/accounts.ts';
import type { UserTokens } from '../tokens/user-tokens.ts';

/** Lifetime of a link, and of a consent that awaits verification. */
const LIFETIME_MS = 10 * 60 * 1000;
/** A used or expired link returns 410 for this long, then 404. */
const REMEMBERED_MS = 60 * 60 * 1000;
const MAX_LINKS = 10_000;

/** The product's callback page, and the state by which the product recognizes its flow. */
export type ReturnAddress = { userVerifyUrl?: string | undefined; state?: string | undefined };

export type AuthorizationLink = ReturnAddress & {
  account: Account;
  expiresAt: Date;
  isUsed: boolean;
  deleteAt: Date;
};

/** A consent. Its tokens move to the account once the product has verified its user. */
type AuthRequest = { account: Account; tokens: UserTokens; expiresAt: Date };

/** Authorization links, and consents that await verification by the product. */
export class AuthorizationLinks {
  readonly #isKnown: (account: Account) => boolean;
  readonly #environmentUrl: string;
  readonly #links = new Map<string, AuthorizationLink>();
  readonly #authRequests = new Map<string, AuthRequest>();

  /** @param isKnown whether the account still exists */
  constructor(isKnown: (account: Account) => boolean, environmentUrl: string) {
    this.#isKnown = isKnown;
    this.#environmentUrl = environmentUrl;
  }

  create(account: Account, address: ReturnAddress): { url: string; expiresAt: Date } {
    this.#deleteOld();
    const id = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIFETIME_MS);
    const deleteAt = new Date(Date.now() + REMEMBERED_MS);
    this.#links.set(id, { ...address, account, expiresAt, isUsed: false, deleteAt });
    return { url: `${this.#environmentUrl}/magicLink/${id}`, expiresAt };
  }

  /** The link with this id; `unknown`, or `gone` when it is used or expired or its account is deleted. */
  open(id: string): AuthorizationLink | 'unknown' | 'gone' {
    const link = this.#links.get(id);
    if (link === undefined) return 'unknown';
    const isGone = link.isUsed || link.expiresAt <= new Date() || !this.#isKnown(link.account);
    return isGone ? 'gone' : link;
  }

  /** Stores a consent that awaits verification. Returns the `auth_request_id` for the browser. */
  createAuthRequest(account: Account, tokens: UserTokens): string {
    const authRequestId = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIFETIME_MS);
    this.#authRequests.set(authRequestId, { account, tokens, expiresAt });
    return authRequestId;
  }

  /** Removes and returns the consent if `identifier` is the user for whom the flow was started. */
  claimAuthRequest(authRequestId: string, identifier: string): AuthRequest | 'not-found' | 'mismatch' {
    const request = this.#authRequests.get(authRequestId);
    if (!request || request.expiresAt <= new Date()) return 'not-found';
    if (request.account.identifier !== identifier) return 'mismatch';
    this.#authRequests.delete(authRequestId);
    return this.#isKnown(request.account) ? request : 'not-found';
  }

  /** Expires every open link and consent of one identifier, or of all. Returns their number. */
  expire(identifier?: string): number {
    const open = [...this.#links.values(), ...this.#authRequests.values()].filter(
      ({ account, expiresAt }) =>
        expiresAt > new Date() && (identifier === undefined || account.identifier === identifier),
    );
    for (const each of open) each.expiresAt = new Date(0);
    return open.length;
  }

  /** The number of stored links and consents, used links included. */
  get size(): number {
    return this.#links.size + this.#authRequests.size;
  }

  clear(): void {
    this.#links.clear();
    this.#authRequests.clear();
  }

  #deleteOld(): void {
    const now = new Date();
    for (const [id, { expiresAt }] of this.#authRequests) if (expiresAt <= now) this.#authRequests.delete(id);
    for (const [id, { deleteAt }] of this.#links) {
      // The map is in order of creation: the first link to keep ends the search.
      if (deleteAt > now && this.#links.size < MAX_LINKS) break;
      this.#links.delete(id);
    }
  }
}
