import { randomBytes } from 'node:crypto';
import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';

/** What the operator set up in the dashboard: `name` is Scalekit's connection name, `provider` e.g. `GMAIL`. */
export type Connection = { id: string; name: string; provider: string; createdAt: Date };

export type UserTokens = { accessToken: string; refreshToken: string; scopes: string[]; expiresAt: Date };

/** One user's account on one connection. */
export type Account = {
  id: string;
  identifier: string;
  connection: Connection;
  status: ConnectorStatus;
  /** The user's OAuth tokens; none before the first consent. */
  tokens?: UserTokens;
  updatedAt: Date;
  lastUsedAt?: Date;
};

/** How a request points at an account: by its id, or by connection name and identifier. */
export type AccountKey = {
  id?: string | undefined;
  connector?: string | undefined;
  identifier?: string | undefined;
};

const FIRST_ID = 24_834_495_392_086_178n;
const TOKEN_LIFETIME_MS = 60 * 60 * 1000;

export class Accounts {
  readonly #byId = new Map<string, Account>();
  #created = 0n;

  list(): Account[] {
    return [...this.#byId.values()];
  }

  of(identifier: string): Account[] {
    return this.list().filter((account) => account.identifier === identifier);
  }

  find({ id, connector, identifier }: AccountKey): Account | undefined {
    if (id) return this.#byId.get(id);
    return this.list().find((each) => each.connection.name === connector && each.identifier === identifier);
  }

  create(connection: Connection, identifier: string): Account {
    const id = `ca_${FIRST_ID + this.#created}`;
    this.#created += 1n;
    const status = ConnectorStatus.PENDING_AUTH;
    const account: Account = { id, identifier, connection, status, updatedAt: new Date() };
    this.#byId.set(id, account);
    return account;
  }

  setStatus(account: Account, status: ConnectorStatus): void {
    account.status = status;
    account.updatedAt = new Date();
  }

  /** Makes the account usable, with the given tokens or with fresh ones. */
  activate(account: Account, given?: Partial<UserTokens>): void {
    account.tokens = {
      accessToken: `ya29.${randomBytes(24).toString('base64url')}`,
      refreshToken: `1//${randomBytes(24).toString('base64url')}`,
      scopes: [],
      expiresAt: new Date(Date.now() + TOKEN_LIFETIME_MS),
      ...given,
    };
    this.setStatus(account, ConnectorStatus.ACTIVE);
  }

  delete(account: Account): void {
    this.#byId.delete(account.id);
  }

  clear(): void {
    this.#byId.clear();
  }
}
