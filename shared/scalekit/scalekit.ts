import type { AccountRef } from '../connections/account-ref.ts';
import type { AppError } from '../errors/app-error.ts';
import type { RequestScope } from '../lambda/request-scope.ts';

/** Scalekit in the product's words: the port that the functions use. The files beside this one are its adapters. */
export type Scalekit = {
  accounts: Accounts;
  everyAccount: EveryAccount;
  connections: Connections;
  links: Links;
  tools: Tools;
  direct: Direct;
};

/** The state of a user's account; `NOT_CONNECTED` when Scalekit has none. */
export type AccountStatus =
  | 'NOT_CONNECTED'
  | 'PENDING_AUTH'
  | 'PENDING_VERIFICATION'
  | 'ACTIVE'
  | 'EXPIRED'
  | 'DISCONNECTED';

export type ConnectedAccount = AccountRef & {
  status: AccountStatus;
  /** Epoch milliseconds of the last change, if Scalekit reports it. */
  updatedAt?: number;
};

/** An account with Scalekit's own id. */
export type StoredAccount = ConnectedAccount & { id: string };

/** The part of a request's scope that a call needs: its user and its bounds; a tool's run also takes the run id. */
export type CallScope = Pick<RequestScope, 'user' | 'deadline' | 'providerCallMs' | 'agentRunId'>;

/** @throws AppError, from every call: `upstream-unavailable`, `deadline-exceeded`, `provider-error`. */
export type Accounts = {
  /** The user's account of that label on each connection of the product that has one. Fetches no token. */
  list(scope: CallScope, account?: string): Promise<ConnectedAccount[]>;
  /** Every account of the user with that label on the product's connections. Fetches no token. */
  listAll(scope: CallScope, account?: string): Promise<StoredAccount[]>;
  find(ref: AccountRef, scope: CallScope): Promise<ConnectedAccount>;
  /** Creates the account if there is none. */
  create(ref: AccountRef, scope: CallScope): Promise<void>;
  /**
   * Deletes every account of the user with that label on the connection, and their tokens, until a list shows none.
   * @param around makes each deletion, of the account with that id of Scalekit
   */
  removeAll(
    ref: AccountRef,
    scope: CallScope,
    around?: (id: string, remove: () => Promise<void>) => Promise<void>,
  ): Promise<void>;
};

/** A user's accounts on whichever connection of the environment, by Scalekit's ids. @throws AppError as `Accounts` */
export type EveryAccount = {
  list(scope: CallScope, account?: string): Promise<string[]>;
  /** Deletes the account and its tokens; succeeds also when there is none. */
  remove(id: string, scope: CallScope): Promise<void>;
};

/** A connection as Scalekit's webhooks name it. */
type ScalekitConnection = { id: string; name?: string | undefined };

export type Connections = {
  /**
   * The product's name of a connection of Scalekit; undefined for one that the product does not use.
   * @throws AppError as `Accounts`, where only the id is known and the list of connections cannot be read
   */
  resolve(connection: ScalekitConnection, scope: Pick<CallScope, 'deadline'>): Promise<string | undefined>;
};

export type Links = {
  /** A new link for the user's consent; `expiresAt` in epoch milliseconds. */
  create(
    request: AccountRef & { state: string; userVerifyUrl: string },
    scope: CallScope,
  ): Promise<{ url: string; expiresAt?: number }>;
  /** Activates the account of the consent if it is the user's account of that label. A consumed consent is `not-found`. */
  verify(
    consent: { authRequestId: string; account?: string | undefined },
    scope: CallScope,
  ): Promise<'verified' | 'mismatch' | 'not-found'>;
};

export type ToolDefinition = { name: string; description: string; inputSchema: Record<string, unknown> };

export type ToolCall = AccountRef & {
  tool: string;
  input: Record<string, unknown>;
  /** Names a write to a provider that can recognise a repeated one. */
  writeKey?: string;
};

/**
 * The outcome of a tool's run. `not-run`: certainly without effect, so the same write may be sent again; `failed`: the
 * provider responded with an error, which is final; `unknown`: the effect may or may not have happened.
 * `isWithoutEffect`: a `failed` run certainly had no effect, although its error has no reason but `other`.
 */
export type ToolRun =
  | { outcome: 'done'; data: unknown; executionId: string }
  | { outcome: 'not-run' | 'failed' | 'unknown'; error: AppError; isWithoutEffect?: boolean };

export type Tools = {
  /** The definitions of the tools that Scalekit offers the user on a connection, all pages. */
  definitions(ref: AccountRef, scope: CallScope): Promise<ToolDefinition[]>;
  /** The definition of one tool, at most five minutes old; undefined when Scalekit does not offer the tool. */
  definition(ref: AccountRef, tool: string, scope: CallScope): Promise<ToolDefinition | undefined>;
  /**
   * Prepares token and connection by the deadline, so that either fails before a key is claimed. For a write, whose same
   * call is then sent, everything that can fail before it leaves.
   */
  prepare(scope: Pick<CallScope, 'deadline'>, write?: { call: ToolCall; scope: CallScope }): Promise<void>;
  /** Runs a tool that reads; repeated within the deadline. */
  read(call: ToolCall, scope: CallScope): Promise<ToolRun>;
  /** Runs a tool that writes: executed at most once. Sent again only after Scalekit refused the workspace's token. */
  write(call: ToolCall, scope: CallScope): Promise<ToolRun>;
};

/** A provider's own API with the user's token; closed when the work that it was opened for ends. */
export type ProviderApi = {
  /**
   * The JSON at a path below the API's address; undefined on 404.
   * @param path segments; each is encoded
   * @throws AppError `reconnect-required`, `provider-forbidden`, `provider-rate-limited`, `provider-error`,
   * `result-too-large`, `upstream-unavailable`, `deadline-exceeded`
   */
  get(path: readonly string[], query?: Record<string, string | number>): Promise<unknown>;
};

export type Direct = {
  /**
   * Runs work with the provider's own API: fetches the user's token, lends the API to the work, and drops the token
   * when the work ends.
   * @throws AppError `connection-unknown` if the connection has no API, `reconnect-required`, and those of Scalekit
   */
  use<T>(ref: AccountRef, scope: CallScope, work: (api: ProviderApi) => Promise<T>): Promise<T>;
};
