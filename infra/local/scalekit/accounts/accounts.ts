import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { createKey, createTokens, type UserTokens } from '../tokens/user-tokens.ts';

/** A connection of the dashboard. `name` is Scalekit's connection name, `provider` is e.g. `GMAIL`. */
export type Connection = {
  id: string;
  name: string;
  provider: string;
  /** The user's way to authorize: consent at the provider, or an API key on Scalekit's own page. */
  authorization: 'OAUTH' | 'API_KEY';
  createdAt: Date;
  enabled: boolean;
  /** Whether its setup is complete. */
  completed: boolean;
  oauth: OAuthApp;
};

/** The OAuth app of a connection, as the dashboard shows it. */
export type OAuthApp = {
  /** Whether it is Scalekit's own app, which all its customers share. */
  usePlatformCreds: boolean;
  clientId: string;
  scopes: string[];
};

/** Scalekit's own organization or user that an account belongs to. One identifier can have an account per scope. */
export type Scope = { organizationId?: string | undefined; userId?: string | undefined };

/** One user's account on one connection. */
export type Account = Scope & {
  id: string;
  identifier: string;
  connection: Connection;
  status: ConnectorStatus;
  /** The user's OAuth tokens; undefined before the first consent and after a disconnect. */
  tokens?: UserTokens | undefined;
  updatedAt: Date;
  lastUsedAt?: Date;
  /** Whether the provider refuses to refresh the tokens. */
  refreshFails: boolean;
};

/** Identifies an account: by id, or by connection name, identifier and scope. */
export type AccountKey = Scope & {
  id?: string | undefined;
  connector?: string | undefined;
  identifier?: string | undefined;
};

/** Changes of an account, named as in Scalekit's webhooks. */
type AccountChange = 'created' | 'status_updated' | 'deleted';

export type AccountListener = (change: AccountChange, account: Account, oldStatus?: ConnectorStatus) => void;

const FIRST_ID = 24_834_495_392_086_178n;

export class Accounts {
  readonly #onChange: AccountListener;
  readonly #byId = new Map<string, Account>();
  #created = 0n;

  constructor(onChange: AccountListener) {
    this.#onChange = onChange;
  }

  list(): Account[] {
    return [...this.#byId.values()];
  }

  of(identifier: string): Account[] {
    return this.list().filter((account) => account.identifier === identifier);
  }

  /** The account with exactly the given scope, otherwise the oldest account within it. */
  find({ id, connector, identifier, ...scope }: AccountKey): Account | undefined {
    if (id) return this.#byId.get(id);
    const matches = this.of(identifier ?? '').filter(
      (each) => each.connection.name === connector && isWithin(each, scope),
    );
    return matches.find((each) => hasScope(each, scope)) ?? matches[0];
  }

  /** The account with exactly this scope. */
  findScoped({ connector, identifier, ...scope }: AccountKey): Account | undefined {
    return this.of(identifier ?? '').find(
      (each) => each.connection.name === connector && hasScope(each, scope),
    );
  }

  /** The account with this unexpired access token of the provider. */
  withAccessToken(accessToken: string): Account | undefined {
    const account = this.list().find(({ tokens }) => tokens?.accessToken === accessToken);
    return account?.tokens && account.tokens.expiresAt > new Date() ? account : undefined;
  }

  create(connection: Connection, identifier: string, { organizationId, userId }: Scope = {}): Account {
    const id = `ca_${FIRST_ID + this.#created}`;
    this.#created += 1n;
    const account: Account = {
      id,
      identifier,
      connection,
      ...(organizationId && { organizationId }),
      ...(userId && { userId }),
      status: ConnectorStatus.PENDING_AUTH,
      updatedAt: new Date(),
      refreshFails: false,
    };
    this.#byId.set(id, account);
    this.#onChange('created', account);
    return account;
  }

  /** Sets the status. EXPIRED also expires the tokens, DISCONNECTED removes them. */
  setStatus(account: Account, status: ConnectorStatus): void {
    const { status: before, tokens } = account;
    account.status = status;
    account.updatedAt = new Date();
    if (status === ConnectorStatus.EXPIRED && tokens) account.tokens = { ...tokens, expiresAt: new Date() };
    if (status === ConnectorStatus.DISCONNECTED) account.tokens = undefined;
    if (status !== before) this.#onChange('status_updated', account, before);
  }

  /** Makes the account ACTIVE with the given tokens, or with new ones. */
  activate(account: Account, given?: Partial<UserTokens>): void {
    const isKey = account.connection.authorization === 'API_KEY';
    account.tokens = { ...(isKey ? createKey() : createTokens()), ...given };
    account.refreshFails = false;
    this.setStatus(account, ConnectorStatus.ACTIVE);
  }

  delete(account: Account): void {
    if (this.#byId.delete(account.id)) this.#onChange('deleted', account);
  }

  /** Removes all accounts without notifying the listener. */
  clear(): void {
    this.#byId.clear();
  }
}

/** Whether the account matches the given parts of the scope. */
function isWithin(account: Account, { organizationId, userId }: Scope): boolean {
  return (
    (!organizationId || account.organizationId === organizationId) && (!userId || account.userId === userId)
  );
}

function hasScope(account: Account, { organizationId, userId }: Scope): boolean {
  return account.organizationId === (organizationId || undefined) && account.userId === (userId || undefined);
}
