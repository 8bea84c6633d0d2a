import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { createTokens, type UserTokens } from '../tokens/user-tokens.ts';

/** What the operator set up in the dashboard: `name` is Scalekit's connection name, `provider` e.g. `GMAIL`. */
export type Connection = {
  id: string;
  name: string;
  provider: string;
  /** What the user gives: a consent at the provider, or a key on Scalekit's own page. */
  authorization: 'OAUTH' | 'API_KEY';
  createdAt: Date;
};

/** An account may belong to an organization or a user of Scalekit's own: so one identifier can have several. */
export type Scope = { organizationId?: string | undefined; userId?: string | undefined };

/** One user's account on one connection. */
export type Account = Scope & {
  id: string;
  identifier: string;
  connection: Connection;
  status: ConnectorStatus;
  /** The user's OAuth tokens; none before the first consent, or after a disconnection. */
  tokens?: UserTokens | undefined;
  updatedAt: Date;
  lastUsedAt?: Date;
  /** Whether the provider will refuse to refresh the tokens. */
  refreshFails: boolean;
};

/** How a request points at an account: by its id, or by connection name and identifier, and scope. */
export type AccountKey = Scope & {
  id?: string | undefined;
  connector?: string | undefined;
  identifier?: string | undefined;
};

/** What happens to an account by itself; Scalekit's webhooks have the same names. */
type AccountChange = 'created' | 'status_updated' | 'deleted';

export type AccountListener = (change: AccountChange, account: Account, oldStatus?: ConnectorStatus) => void;

const FIRST_ID = 24_834_495_392_086_178n;

export class Accounts {
  readonly #changed: AccountListener;
  readonly #byId = new Map<string, Account>();
  #created = 0n;

  constructor(changed: AccountListener) {
    this.#changed = changed;
  }

  list(): Account[] {
    return [...this.#byId.values()];
  }

  of(identifier: string): Account[] {
    return this.list().filter((account) => account.identifier === identifier);
  }

  /** Of several that fit, the one without a scope that was not asked for; else the oldest. */
  find({ id, connector, identifier, ...scope }: AccountKey): Account | undefined {
    if (id) return this.#byId.get(id);
    const fitting = this.of(identifier ?? '').filter(
      (each) => each.connection.name === connector && isWithin(each, scope),
    );
    return fitting.find((each) => hasScope(each, scope)) ?? fitting[0];
  }

  /** The account of exactly this scope. */
  findScoped({ connector, identifier, ...scope }: AccountKey): Account | undefined {
    return this.of(identifier ?? '').find(
      (each) => each.connection.name === connector && hasScope(each, scope),
    );
  }

  /** The account whose user has this access token at the provider, if it lives. */
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
    this.#changed('created', account);
    return account;
  }

  /** What the status says of the tokens comes true: expired ones end, a disconnected user's are revoked. */
  setStatus(account: Account, status: ConnectorStatus): void {
    const { status: before, tokens } = account;
    account.status = status;
    account.updatedAt = new Date();
    if (status === ConnectorStatus.EXPIRED && tokens) account.tokens = { ...tokens, expiresAt: new Date() };
    if (status === ConnectorStatus.DISCONNECTED) account.tokens = undefined;
    if (status !== before) this.#changed('status_updated', account, before);
  }

  /** Makes the account usable, with the given tokens or with fresh ones. */
  activate(account: Account, given?: Partial<UserTokens>): void {
    account.tokens = { ...createTokens(), ...given };
    account.refreshFails = false;
    this.setStatus(account, ConnectorStatus.ACTIVE);
  }

  delete(account: Account): void {
    if (this.#byId.delete(account.id)) this.#changed('deleted', account);
  }

  /** Forgets all of them without a word. */
  clear(): void {
    this.#byId.clear();
  }
}

/** Whether the account has what is asked for; what is not asked for, it may have. */
function isWithin(account: Account, { organizationId, userId }: Scope): boolean {
  return (
    (!organizationId || account.organizationId === organizationId) && (!userId || account.userId === userId)
  );
}

function hasScope(account: Account, { organizationId, userId }: Scope): boolean {
  return account.organizationId === (organizationId || undefined) && account.userId === (userId || undefined);
}
