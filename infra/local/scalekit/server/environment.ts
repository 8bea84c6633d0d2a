import { Faults } from '../../faults/faults.ts';
import { Accounts, type Connection, type OAuthApp } from '../accounts/accounts.ts';
import { AuthorizationLinks } from '../links/authorization-links.ts';
import { EventLog } from '../log/event-log.ts';
import type { LedgerEntry } from '../log/ledger-entry.ts';
import type { RpcEntry } from '../log/rpc-entry.ts';
import { Mailboxes } from '../providers/gmail/mailbox/mailboxes.ts';
import type { ToolDefinition, ToolProvider } from '../providers/provider.ts';
import { createProviders } from '../providers/registry.ts';
import { AccessTokens } from '../tokens/access-tokens.ts';
import { Webhooks } from '../webhooks/webhooks.ts';
import { type Observer, silentObserver } from './observer.ts';

/** Default: an enabled, completed OAuth connection of the team's own app, which requests no scope. */
type ConnectionOptions = Pick<Connection, 'name' | 'provider'> &
  Partial<Pick<Connection, 'authorization' | 'enabled' | 'completed'>> & { oauth?: Partial<OAuthApp> };

export type EnvironmentOptions = {
  clientId: string;
  clientSecret: string;
  /** `name` is Scalekit's connection name, e.g. `gmail-local`; `provider` is its provider key, e.g. `GMAIL`. */
  connections: ConnectionOptions[];
  /** The folder of `.eml` files that fills every new Gmail mailbox. */
  mailboxDir: string;
  /** `whsec_…`: signs webhooks for endpoints without their own secret. Default: a random secret. */
  webhookSecret?: string;
  /** Receives every call, side effect, fault and webhook. */
  observer?: Observer;
  /** The rules of the whole stack; default: rules of the simulator's own. */
  faults?: Faults;
};

/** The state of one Scalekit environment, in memory. */
export type Environment = {
  url: string;
  /** Aborts when the simulator closes, so that pending waits end. */
  closing: AbortSignal;
  observer: Observer;
  connections: Connection[];
  /** As the simulator was started. */
  initialConnections: readonly ConnectionOptions[];
  tokens: AccessTokens;
  accounts: Accounts;
  links: AuthorizationLinks;
  faults: Faults;
  ledger: EventLog<LedgerEntry>;
  rpcs: EventLog<RpcEntry>;
  webhooks: Webhooks;
  mailboxes: Mailboxes;
  /** Fakes by provider key. A provider without one has connections and accounts but no tools. */
  providers: Map<string, ToolProvider>;
};

const FIRST_CONNECTION_ID = 24_834_495_392_086_000n;

type EnvironmentParts = { url: string; closing: AbortSignal; tools: Map<string, ToolDefinition[]> };

export function createEnvironment(
  options: EnvironmentOptions,
  { url, closing, tools }: EnvironmentParts,
): Environment {
  const { observer = silentObserver } = options;
  const webhooks = new Webhooks({ secret: options.webhookSecret, observer, closing });
  const accounts = new Accounts((change, account, oldStatus) =>
    webhooks.emit(change, account, { oldStatus }),
  );
  const ledger = new EventLog<LedgerEntry>(({ kind, seq, identifier, connection, tool, executionId }) => {
    const details = { ledgerSeq: seq, identifier, connection, tool, executionId };
    observer.record('scalekit', `ledger.${kind}`, details);
  });
  const mailboxes = new Mailboxes(options.mailboxDir);
  return {
    url,
    closing,
    observer,
    connections: options.connections.map(createConnection),
    initialConnections: options.connections,
    tokens: new AccessTokens(options.clientId, options.clientSecret),
    accounts,
    links: new AuthorizationLinks((account) => accounts.find({ id: account.id }) !== undefined, url),
    faults: options.faults ?? new Faults(observer),
    ledger,
    rpcs: new EventLog<RpcEntry>(),
    webhooks,
    mailboxes,
    providers: createProviders(tools, { accounts, mailboxes, ledger }),
  };
}

function createConnection({ oauth, ...given }: ConnectionOptions, index: number): Connection {
  const own = { usePlatformCreds: false, clientId: `${given.name}.client`, scopes: [] };
  return {
    id: `conn_${FIRST_CONNECTION_ID + BigInt(index)}`,
    authorization: 'OAUTH',
    enabled: true,
    completed: true,
    createdAt: new Date(),
    ...given,
    oauth: { ...own, ...oauth },
  };
}

/** Undoes changes of the control API. The objects stay, as accounts refer to them. */
export function restoreConnections({ connections, initialConnections }: Environment): void {
  for (const [index, initial] of initialConnections.entries()) {
    const { createdAt: _, ...connection } = createConnection(initial, index);
    Object.assign(connections[index] ?? {}, connection);
  }
}
