import type ConnectedAccountsClient from '@scalekit-sdk/node/lib/connected-accounts.js';
import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { CONTROL_CALL_MS } from '../../config/limits.ts';
import { AppError } from '../../errors/app-error.ts';
import { asCallError } from '../call-error.ts';
import type { ConnectionNames } from '../connection-names.ts';
import { failureOf } from '../failure.ts';
import type { CallScope, Direct } from '../scalekit.ts';
import { underPolicy } from '../sdk/call-policy.ts';
import { providerApi } from './provider-api.ts';
import { UserToken } from './user-token.ts';

type Client = InstanceType<typeof ConnectedAccountsClient.default>;

const ATTEMPTS = 3;

/**
 * The providers' own APIs, for what no tool covers.
 * @param apis the product's name of a connection → the address of its provider's API
 */
export function direct(client: Client, names: ConnectionNames, apis: Record<string, string>): Direct {
  return {
    async use(connection, scope, work) {
      const api = Object.hasOwn(apis, connection) ? apis[connection] : undefined;
      if (api === undefined) throw new AppError('connection-unknown');
      const token = new UserToken(
        await fetchToken(client, names.toScalekit(connection), connection, scope),
        api,
      );
      try {
        return await work(providerApi(token, connection, scope.deadline));
      } finally {
        token.end();
      }
    },
  };
}

/** The user's token, which Scalekit has refreshed where it had to: so it is fetched anew for each piece of work. */
async function fetchToken(
  client: Client,
  connector: string,
  connection: string,
  { user: { identifier }, deadline }: CallScope,
): Promise<string> {
  const policy = { deadline, attemptMs: CONTROL_CALL_MS, attempts: ATTEMPTS };
  const { connectedAccount } = await underPolicy(policy, () =>
    client.getConnectedAccountByIdentifier({ connector, identifier }),
  ).catch((cause: unknown) => {
    throw isRefused(cause) ? new AppError('reconnect-required', { cause, connection }) : asCallError(cause);
  });
  const details = connectedAccount?.authorizationDetails?.details;
  if (connectedAccount?.status !== ConnectorStatus.ACTIVE || details?.case !== 'oauthToken') {
    throw new AppError('reconnect-required', { connection });
  }
  return details.value.accessToken;
}

/** No account, or one that cannot give a token. */
function isRefused(thrown: unknown): boolean {
  const failure = failureOf(thrown);
  return (
    failure.kind === 'refused' && (failure.code === 'not-found' || failure.code === 'failed-precondition')
  );
}
