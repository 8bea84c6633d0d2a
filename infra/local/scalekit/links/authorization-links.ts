import { randomBytes } from 'node:crypto';
import type { Account } from '../accounts/accounts.ts';
import type { UserTokens } from '../tokens/user-tokens.ts';

/** Of a link, and of a consent that waits for its verification. */
const LIFETIME_MS = 10 * 60 * 1000;
/** A link that is used or has run out is known so long, so that it says so; then it is forgotten. */
const REMEMBERED_MS = 60 * 60 * 1000;
const MOST_LINKS = 10_000;

/** Where the product's own page takes over, and the state that it gave to recognize its flow. */
export type ReturnAddress = { userVerifyUrl?: string | undefined; state?: string | undefined };

export type AuthorizationLink = ReturnAddress & {
  account: Account;
  expiresAt: Date;
  isUsed: boolean;
  forgetAt: Date;
};

/** The tokens of a consent become the account's when the product has verified its user. */
type AuthRequest = { account: Account; tokens: UserTokens; expiresAt: Date };

/** The links that users consent on, and the consents that wait for the product to verify its user. */
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
    this.#forgetOld();
    const id = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIFETIME_MS);
    const forgetAt = new Date(Date.now() + REMEMBERED_MS);
    this.#links.set(id, { ...address, account, expiresAt, isUsed: false, forgetAt });
    return { url: `${this.#environmentUrl}/magicLink/${id}`, expiresAt };
  }

  /** The link with this id, `unknown`, or `gone` when it is used, expired or its account deleted. */
  open(id: string): AuthorizationLink | 'unknown' | 'gone' {
    const link = this.#links.get(id);
    if (link === undefined) return 'unknown';
    const isGone = link.isUsed || link.expiresAt <= new Date() || !this.#isKnown(link.account);
    return isGone ? 'gone' : link;
  }

  /** A consent of the account's user that waits for its verification; answers the id that the browser takes. */
  await(account: Account, tokens: UserTokens): string {
    const authRequestId = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIFETIME_MS);
    this.#authRequests.set(authRequestId, { account, tokens, expiresAt });
    return authRequestId;
  }

  /** Takes the consent out, once, if the product names the user that the flow was started for. */
  claim(authRequestId: string, identifier: string): AuthRequest | 'not-found' | 'mismatch' {
    const request = this.#authRequests.get(authRequestId);
    if (!request || request.expiresAt <= new Date()) return 'not-found';
    if (request.account.identifier !== identifier) return 'mismatch';
    this.#authRequests.delete(authRequestId);
    return this.#isKnown(request.account) ? request : 'not-found';
  }

  /** Lets every open link and consent of one identifier, or of all, run out. */
  expire(identifier?: string): number {
    const open = [...this.#links.values(), ...this.#authRequests.values()].filter(
      ({ account, expiresAt }) =>
        expiresAt > new Date() && (identifier === undefined || account.identifier === identifier),
    );
    for (const each of open) each.expiresAt = new Date(0);
    return open.length;
  }

  /** How many are remembered, used ones included. */
  get size(): number {
    return this.#links.size + this.#authRequests.size;
  }

  clear(): void {
    this.#links.clear();
    this.#authRequests.clear();
  }

  #forgetOld(): void {
    const now = new Date();
    for (const [id, { expiresAt }] of this.#authRequests) if (expiresAt <= now) this.#authRequests.delete(id);
    for (const [id, { forgetAt }] of this.#links) {
      // In the order of their creation: the first one to keep ends the search.
      if (forgetAt > now && this.#links.size < MOST_LINKS) break;
      this.#links.delete(id);
    }
  }
}
