import accountsClient from '@scalekit-sdk/node/lib/connected-accounts.js';
import toolsClient from '@scalekit-sdk/node/lib/tools.js';
import { accounts } from './accounts.ts';
import { connectionNames } from './connection-names.ts';
import { links } from './links.ts';
import { direct } from './provider-api/direct.ts';
import type { Scalekit } from './scalekit.ts';
import { PolicyCore } from './sdk/core.ts';
import { type CredentialsSource, secretsManagerCredentials } from './sdk/credentials.ts';
import { createSession, SessionConnect } from './sdk/transport.ts';
import { tools } from './tools.ts';

export type ScalekitOptions = {
  environmentUrl: string;
  credentials: CredentialsSource;
  /** The product's name of a connection → Scalekit's. */
  names: Record<string, string>;
  /** The product's name of a connection → the address of its provider's API; none unless given. */
  providerApis?: Record<string, string> | undefined;
};

/**
 * The client of one Scalekit environment, for the life of a process. It starts at once to connect, to read the
 * secret and to get a token, so that a cold start's first call finds them under way.
 */
export function createScalekit(options: ScalekitOptions): Scalekit {
  const { environmentUrl, credentials, names, providerApis = {} } = options;
  const session = createSession(environmentUrl);
  const core = new PolicyCore(environmentUrl, credentials, session);
  const connect = new SessionConnect(core, session);
  const ourNames = connectionNames(names);
  const accountsSdk = new accountsClient.default(connect, core);
  // A failure here is met again, and told, by the first call.
  core.prepare().catch(() => undefined);
  return {
    accounts: accounts(accountsSdk, ourNames),
    links: links(accountsSdk, ourNames),
    tools: tools(new toolsClient.default(connect, core), core, ourNames),
    direct: direct(accountsSdk, ourNames, providerApis),
  };
}

type ScalekitEnvironment = {
  SCALEKIT_ENVIRONMENT_URL: string;
  SCALEKIT_SECRET_ARN: string;
  CONNECTION_NAMES: Record<string, string>;
  PROVIDER_API_URLS?: Record<string, string>;
};

/** The client as a function's environment describes it. */
export function scalekitFrom(env: ScalekitEnvironment): Scalekit {
  return createScalekit({
    environmentUrl: env.SCALEKIT_ENVIRONMENT_URL,
    credentials: secretsManagerCredentials(env.SCALEKIT_SECRET_ARN),
    names: env.CONNECTION_NAMES,
    providerApis: env.PROVIDER_API_URLS,
  });
}
