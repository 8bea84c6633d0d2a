import { accountIdentifier } from '../../../shared/scalekit/account-identifier.ts';
import type { CallScope, Scalekit, StoredAccount } from '../../../shared/scalekit/scalekit.ts';

/** A user with a browser. */
export type Person = 'ada' | 'eve';

export const connections = ['gmail', 'slack', 'notion'] as const;

/** `isScoped`: of an organization; the product's links are for the account without one. */
export type Account = StoredAccount & { identifier: string; isScoped: boolean };
type Link = { accountId: string; state: string; userVerifyUrl: string; isUsed: boolean };
export type Consent = {
  accountId: string;
  identifier: string;
  connection: string;
  state: string;
  /** The owner of the mailbox, whose browser brings the consent back. */
  by: Person;
};

/** The part of Scalekit that linking uses, in memory; it records which consent activated which account. */
export class FakeScalekit {
  readonly accounts = new Map<string, Account>();
  readonly consents = new Map<string, Consent>();
  readonly consumed = new Set<string>();
  readonly activated: { consent: Consent; identifier: string }[] = [];
  /** Every account that became ACTIVE, in order. */
  readonly activeLog: { identifier: string; connection: string }[] = [];
  readonly #links = new Map<string, Link>();
  readonly #now: () => number;
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  of(identifier: string, connection?: string): Account[] {
    return [...this.accounts.values()].filter(
      (each) =>
        each.identifier === identifier && (connection === undefined || each.connection === connection),
    );
  }

  /** The account for which the product's links are, or a new one. */
  #account(identifier: string, connection: string): Account {
    const unscoped = this.of(identifier, connection).find(({ isScoped }) => !isScoped);
    return unscoped ?? this.give(identifier, connection, 'PENDING_AUTH', false);
  }

  /** Creates an account. */
  give(identifier: string, connection: string, status: Account['status'], isScoped = true): Account {
    const id = this.#newId('ca');
    const account = { id, identifier, connection, isScoped, status, updatedAt: this.#now() };
    this.accounts.set(id, account);
    if (status === 'ACTIVE') this.activeLog.push({ identifier, connection });
    return account;
  }

  /** A person consents on a link, once. Returns the request id that their browser brings back. */
  consent(url: string, by: Person): string | undefined {
    const link = this.#links.get(url);
    const account = link && this.accounts.get(link.accountId);
    if (link === undefined || account === undefined || link.isUsed) return undefined;
    link.isUsed = true;
    this.#setStatus(account, 'PENDING_VERIFICATION');
    const { identifier, connection, id: accountId } = account;
    const id = this.#newId('request');
    this.consents.set(id, { accountId, identifier, connection, state: link.state, by });
    return id;
  }

  readonly accountCalls: Scalekit['accounts'] = {
    list: async () => [],
    listAll: async ({ user }, account) =>
      this.of(accountIdentifier(user, account)).map((each) => ({ ...each, ...(account && { account }) })),
    find: async ({ connection, account }, { user }) => {
      const [best] = this.of(accountIdentifier(user, account), connection).toSorted(
        (one, other) => Number(other.status === 'ACTIVE') - Number(one.status === 'ACTIVE'),
      );
      return best ?? { connection, status: 'NOT_CONNECTED' };
    },
    create: async ({ connection, account }, { user }) =>
      void this.#account(accountIdentifier(user, account), connection),
    removeAll: async ({ connection, account }, { user }) => {
      for (const { id } of this.of(accountIdentifier(user, account), connection)) this.accounts.delete(id);
    },
  };

  readonly links: Scalekit['links'] = {
    create: async ({ connection, account, state, userVerifyUrl }, { user }) => {
      const url = this.#newId('link');
      const { id: accountId } = this.#account(accountIdentifier(user, account), connection);
      this.#links.set(url, { accountId, state, userVerifyUrl, isUsed: false });
      return { url };
    },
    verify: async ({ authRequestId, account }, { user }: CallScope) =>
      this.#verify(authRequestId, accountIdentifier(user, account)),
  };

  #verify(authRequestId: string, identifier: string) {
    const consent = this.consents.get(authRequestId);
    const account = consent && this.accounts.get(consent.accountId);
    if (consent === undefined || account === undefined || this.consumed.has(authRequestId))
      return 'not-found';
    if (account.identifier !== identifier) return 'mismatch';
    this.consumed.add(authRequestId);
    this.#setStatus(account, 'ACTIVE');
    this.activated.push({ consent, identifier });
    return 'verified';
  }

  #setStatus(account: Account, status: Account['status']): void {
    this.accounts.set(account.id, { ...account, status, updatedAt: this.#now() });
    if (status === 'ACTIVE') this.activeLog.push(account);
  }

  #newId(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`;
  }
}
