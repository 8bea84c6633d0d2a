import { INIT_PREPARE_MS } from '../config/limits.ts';
import { createAccounts } from './accounts.ts';
import { createConnectionNames } from './connection-names.ts';
import { createLinks } from './links.ts';
import { createDirect } from './provider-api/direct.ts';
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
};

/**
 * The client of one Scalekit environment, for the life of a process. It immediately starts to connect and to fetch a
 * token, so that the first call of a cold start finds both under way.
 */
export function createScalekit(options: ScalekitOptions): Scalekit {
  const { environmentUrl, credentials, names, providerApis = {} } = options;
  const rpcs = new Rpcs(environmentUrl, credentials);
  const productNames = createConnectionNames(names);
  // The first call repeats what failed here, and reports it.
  rpcs.prepare().catch(() => undefined);
  return {
    accounts: createAccounts(rpcs, productNames),
    links: createLinks(rpcs, productNames),
    tools: createTools(rpcs, productNames),
    direct: createDirect(rpcs, productNames, providerApis),
  };
}

type ScalekitEnvironment = {
  SCALEKIT_ENVIRONMENT_URL: string;
  SCALEKIT_SECRET_ARN: string;
  CONNECTION_NAMES: Record<string, string>;
  PROVIDER_API_URLS?: Record<string, string>;
};

/** Lambda starts these environments ahead of need, and freezes each as soon as its handler has loaded. */
const AHEAD = new Set(['provisioned-concurrency', 'lambda-managed-instances']);

/**
 * The client that a function's environment describes. Where Lambda starts the process ahead of need, it has a token
 * when it is ready, or after a bounded time that ends without one: a handler loads while Scalekit is down, too.
 */
export async function scalekitFrom(
  env: ScalekitEnvironment,
  initialization = process.env.AWS_LAMBDA_INITIALIZATION_TYPE ?? 'on-demand',
): Promise<Scalekit> {
  const scalekit = createScalekit({
    environmentUrl: env.SCALEKIT_ENVIRONMENT_URL,
    credentials: secretsManagerCredentials(env.SCALEKIT_SECRET_ARN),
    names: env.CONNECTION_NAMES,
    providerApis: env.PROVIDER_API_URLS,
  });
  if (AHEAD.has(initialization)) {
    await scalekit.tools.prepare({ deadline: Date.now() + INIT_PREPARE_MS }).catch(() => undefined);
  }
  return scalekit;
}
