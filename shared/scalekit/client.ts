import { INIT_PREPARE_MS } from '../config/limits.ts';
import { findConnection } from '../connections/allow-list.ts';
import type { ConnectionConfig } from '../connections/connections.ts';
import { createAccounts } from './accounts.ts';
import { createConnectionNames } from './connection-names.ts';
import { createConnections } from './connections/connections.ts';
import { withDeclaredTools } from './declared/declared-tools.ts';
import { createEveryAccount } from './every-account.ts';
import { createLinks } from './links.ts';
import { createDirect } from './provider-api/direct.ts';
import { createOpenToken } from './provider-api/open-token.ts';
import { type CredentialsSource, secretsManagerCredentials } from './rpc/credentials.ts';
import { Rpcs } from './rpc/rpcs.ts';
import type { Scalekit } from './scalekit.ts';
import { createTools } from './tools.ts';

export type ScalekitOptions = {
  environmentUrl: string;
  credentials: CredentialsSource;
  /** The product's name of a connection → Scalekit's. */
  names: Record<string, string>;
  /** The product's name of a connection → the address of its provider's API, where direct calls are allowed. */
  providerApis?: Record<string, string> | undefined;
  /** The product's configuration of a connection. */
  find?: (connection: string) => ConnectionConfig | undefined;
};

/**
 * The client of one Scalekit environment, for the life of a process. It immediately starts to connect and to fetch a
 * token, so that the first call of a cold start finds both under way.
 */
export function createScalekit(options: ScalekitOptions): Scalekit {
  const { environmentUrl, credentials, names, providerApis = {}, find = findConnection } = options;
  const rpcs = new Rpcs(environmentUrl, credentials);
  const productNames = createConnectionNames(names);
  const openToken = createOpenToken(rpcs, productNames, providerApis, find);
  // The first call repeats what failed here, and reports it.
  rpcs.prepare().catch(() => undefined);
  return {
    accounts: createAccounts(rpcs, productNames),
    everyAccount: createEveryAccount(rpcs),
    connections: createConnections(rpcs, productNames),
    links: createLinks(rpcs, productNames),
    tools: withDeclaredTools(createTools(rpcs, productNames), openToken, find),
    direct: createDirect(openToken),
  };
}

type ScalekitEnvironment = {
  SCALEKIT_ENVIRONMENT_URL: string;
  SCALEKIT_SECRET_ARN: string;
  CONNECTION_NAMES: Record<string, string>;
  PROVIDER_API_URLS?: Record<string, string>;
};

/**
 * The client that a function's environment describes, with a token, or after a bounded time without one: a handler
 * loads while Scalekit is down, too. Lambda starts environments ahead of need, also on demand, and freezes each as soon
 * as its handler has loaded. A request that waits for its environment would wait for the token anyway.
 */
export async function scalekitFrom(
  env: ScalekitEnvironment,
  credentials: CredentialsSource = secretsManagerCredentials(env.SCALEKIT_SECRET_ARN),
): Promise<Scalekit> {
  const scalekit = createScalekit({
    environmentUrl: env.SCALEKIT_ENVIRONMENT_URL,
    credentials,
    names: env.CONNECTION_NAMES,
    providerApis: env.PROVIDER_API_URLS,
  });
  await scalekit.tools.prepare({ deadline: Date.now() + INIT_PREPARE_MS }).catch(() => undefined);
  return scalekit;
}
