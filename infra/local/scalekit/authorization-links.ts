import { randomBytes } from 'node:crypto';
import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Account, Accounts } from './accounts.ts';

/** Of a link, and of a consent that waits for its verification. */
const LIFETIME_MS = 10 * 60 * 1000;

export type Decision = 'approve' | 'refuse';

/** Where the product's own page takes over, and the state that it gave to recognize its flow. */
export type ReturnAddress = { userVerifyUrl?: string | undefined; state?: string | undefined };

export type AuthorizationLink = ReturnAddress & { account: Account; expiresAt: Date; isUsed: boolean };

type AuthRequest = { account: Account; expiresAt: Date };

/** The links that users consent on, and the consents that wait for the product to verify its user. */
export class AuthorizationLinks {
  readonly #accounts: Accounts;
  readonly #environmentUrl: string;
  readonly #links = new Map<string, AuthorizationLink>();
  readonly #authRequests = new Map<string, AuthRequest>();

  constructor(accounts: Accounts, environmentUrl: string) {
    this.#accounts = accounts;
    this.#environmentUrl = environmentUrl;
  }

  create(account: Account, address: ReturnAddress): { url: string; expiresAt: Date } {
    const id = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIFETIME_MS);
    this.#links.set(id, { ...address, account, expiresAt, isUsed: false });
    return { url: `${this.#environmentUrl}/magicLink/${id}`, expiresAt };
  }

  /** The link with this id, `unknown`, or `gone` when it is used, expired or its account deleted. */
  open(id: string): AuthorizationLink | 'unknown' | 'gone' {
    const link = this.#links.get(id);
    if (link === undefined) return 'unknown';
    const isGone = link.isUsed || link.expiresAt <= new Date() || !this.#accounts.find(link.account);
    return isGone ? 'gone' : link;
  }

  /** Uses the link up; answers where the browser goes next. */
  decide(link: AuthorizationLink, decision: Decision): string {
    link.isUsed = true;
    if (!link.userVerifyUrl) {
      // Custom user verification without a userVerifyUrl ends here, even when the user approves.
      const end = decision === 'approve' ? 'failed_to_exchange' : 'access_denied';
      return `${this.#environmentUrl}/connect/${end}`;
    }
    if (decision === 'refuse') return returnTo(link.userVerifyUrl, { error: 'access_denied' }, link.state);
    this.#accounts.setStatus(link.account, ConnectorStatus.PENDING_VERIFICATION);
    const authRequestId = randomBytes(32).toString('base64url');
    const { account } = link;
    const expiresAt = new Date(Date.now() + LIFETIME_MS);
    this.#authRequests.set(authRequestId, { account, expiresAt });
    return returnTo(link.userVerifyUrl, { auth_request_id: authRequestId }, link.state);
  }

  /** Activates the account of a consent, once, if the product names the user that the flow was started for. */
  verify(authRequestId: string, identifier: string): Account | 'not-found' | 'mismatch' {
    const request = this.#authRequests.get(authRequestId);
    if (!request || request.expiresAt <= new Date()) return 'not-found';
    if (request.account.identifier !== identifier) return 'mismatch';
    this.#authRequests.delete(authRequestId);
    if (!this.#accounts.find(request.account)) return 'not-found';
    this.#accounts.activate(request.account);
    return request.account;
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

  clear(): void {
    this.#links.clear();
    this.#authRequests.clear();
  }
}

function returnTo(userVerifyUrl: string, result: Record<string, string>, state: string | undefined): string {
  const url = new URL(userVerifyUrl);
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value);
  if (state) url.searchParams.set('state', state);
  return url.href;
}
