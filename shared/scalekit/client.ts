import accountsClient from '@scalekit-sdk/node/lib/connected-accounts.js';
import { createAccounts } from './accounts.ts';
import { createConnectionNames } from './connection-names.ts';
import { createLinks } from './links.ts';
import { createDirect } from './provider-api/direct.ts';
import type { Scalekit } from './scalekit.ts';
import { PolicyCore } from './sdk/core.ts';
import { type CredentialsSource, secretsManagerCredentials } from './sdk/credentials.ts';
import { createSession, SessionConnect } from './sdk/transport.ts';
import { createTools } from './tools.ts';

export type ScalekitOptions = {
  environmentUrl: string;
  credentials: CredentialsSource;
  /** The product's name of a connection → Scalekit's. */
  names: Record<string, string>;
  /** The product's name of a connection → the address of its provider's API, where direct calls are allowed. */
  providerApis?: Record<string, string> | undefined;
};

/**
 * The client of one Scalekit environment, for the life of a process. It immediately starts to connect and to fetch a
 * token, so that the first call of a cold start finds both under way.
 */
export function createScalekit(options: ScalekitOptions): Scalekit {
  const { environmentUrl, credentials, names, providerApis = {} } = options;
  const session = createSession(environmentUrl);
  const core = new PolicyCore(environmentUrl, credentials, session);
  const connect = new SessionConnect(core, session);
  const productNames = createConnectionNames(names);
  const accountsSdk = new accountsClient.default(connect, core);
  // The first call repeats what failed here, and reports it.
  core.prepare().catch(() => undefined);
  return {
    accounts: createAccounts(accountsSdk, productNames),
    links: createLinks(accountsSdk, productNames),
    tools: createTools(connect, core, productNames),
    direct: createDirect(accountsSdk, productNames, providerApis),
  };
}

type ScalekitEnvironment = {
  SCALEKIT_ENVIRONMENT_URL: string;
  SCALEKIT_SECRET_ARN: string;
  CONNECTION_NAMES: Record<string, string>;
  PROVIDER_API_URLS?: Record<string, string>;
};

/** The client that a function's environment describes. */
export function scalekitFrom(env: ScalekitEnvironment): Scalekit {
  return createScalekit({
    environmentUrl: env.SCALEKIT_ENVIRONMENT_URL,
    credentials: secretsManagerCredentials(env.SCALEKIT_SECRET_ARN),
    names: env.CONNECTION_NAMES,
    providerApis: env.PROVIDER_API_URLS,
  });
}
