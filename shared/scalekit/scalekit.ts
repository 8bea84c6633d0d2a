import type { AppError } from '../errors/app-error.ts';
import type { RequestScope } from '../lambda/request-scope.ts';

/** Scalekit in the product's words: what the functions know of it. Adapters: the files beside this one. */
export type Scalekit = { accounts: Accounts; links: Links; tools: Tools; direct: Direct };

/** How far the linking of an account has come; `NOT_CONNECTED` when Scalekit has no account. */
export type AccountStatus =
  | 'NOT_CONNECTED'
  | 'PENDING_AUTH'
  | 'PENDING_VERIFICATION'
  | 'ACTIVE'
  | 'EXPIRED'
  | 'DISCONNECTED';

export type ConnectedAccount = {
  /** The product's name of the connection. */
  connection: string;
  status: AccountStatus;
  /** Epoch milliseconds of the last change, where Scalekit tells. */
  updatedAt?: number;
};

/** What a call needs of a request's scope: for whom it is made, and by when it ends. */
export type CallScope = Pick<RequestScope, 'user' | 'deadline'>;

/** Failures of the calls below: AppError `upstream-unavailable`, `deadline-exceeded`, `provider-error`. */
export type Accounts = {
  /** The user's account on each connection of the product that has one. Fetches no token. */
  list(scope: CallScope): Promise<ConnectedAccount[]>;
  find(connection: string, scope: CallScope): Promise<ConnectedAccount>;
  /** Creates the account if there is none. */
  create(connection: string, scope: CallScope): Promise<void>;
  /** Deletes the account and its tokens; whether there was one. */
  remove(connection: string, scope: CallScope): Promise<boolean>;
};

export type Links = {
  /** A fresh link for the user's consent, and until when it works (epoch milliseconds). */
  create(
    request: { connection: string; state: string; userVerifyUrl: string },
    scope: CallScope,
  ): Promise<{ url: string; expiresAt?: number }>;
  /** Activates the account of the consent, if it is the identifier's. Consumed ones are `not-found`. */
  verify(authRequestId: string, scope: CallScope): Promise<'verified' | 'mismatch' | 'not-found'>;
};

export type ToolDefinition = { name: string; description: string; inputSchema: Record<string, unknown> };

export type ToolCall = { connection: string; tool: string; input: Record<string, unknown> };

/**
 * How a tool's run ended. `not-run`: surely without effect, so the same write may be sent again; `failed`: the
 * provider answered with an error, which is final; `unknown`: it may or may not have happened.
 */
export type ToolRun =
  | { outcome: 'done'; data: unknown; executionId: string }
  | { outcome: 'not-run' | 'failed' | 'unknown'; error: AppError };

export type Tools = {
  /** The definitions of the tools that Scalekit offers the user on a connection, all pages. */
  definitions(connection: string, scope: CallScope): Promise<ToolDefinition[]>;
  /** That of one tool, as of the last five minutes; undefined when Scalekit does not offer it. */
  definition(connection: string, tool: string, scope: CallScope): Promise<ToolDefinition | undefined>;
  /**
   * Gets the token and the connection ready by the deadline, so that a failure of either comes before a
   * key is taken.
   */
  prepare(scope: Pick<CallScope, 'deadline'>): Promise<void>;
  /** Runs a tool that reads; repeated within the deadline where that is safe. */
  read(call: ToolCall, scope: CallScope): Promise<ToolRun>;
  /** Runs a tool that writes: sent at most once. */
  write(call: ToolCall, scope: CallScope): Promise<ToolRun>;
};

/** A provider's own API as the user's token opens it, while the work that it was opened for lasts. */
export type ProviderApi = {
  /**
   * The JSON at a path below the API's address; undefined where the provider has nothing.
   * @param path segments, encoded each by itself
   * @throws AppError `reconnect-required`, `provider-forbidden`, `provider-rate-limited`, `provider-error`,
   * `result-too-large`, `upstream-unavailable`, `deadline-exceeded`
   */
  get(path: readonly string[], query?: Record<string, string | number>): Promise<unknown>;
};

export type Direct = {
  /**
   * Does a piece of work at the provider's own API: fetches the user's token now, lends the API, and forgets the
   * token when the work is done.
   * @throws AppError `connection-unknown` without an API, `reconnect-required`, and those of Scalekit
   */
  use<T>(connection: string, scope: CallScope, work: (api: ProviderApi) => Promise<T>): Promise<T>;
};
