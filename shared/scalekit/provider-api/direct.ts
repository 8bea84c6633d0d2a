import type { AccountRef } from '../../connections/account-ref.ts';
import { AppError } from '../../errors/app-error.ts';
import { accountIdentifier } from '../account-identifier.ts';
import type { ConnectionNames } from '../connection-names.ts';
import { controlCall } from '../control-call.ts';
import { classify } from '../failure.ts';
import { ConnectorStatus } from '../rpc/descriptors.ts';
import type { Rpcs } from '../rpc/rpcs.ts';
import type { CallScope, Direct } from '../scalekit.ts';
import { openProviderApi } from './provider-api.ts';
import { UserToken } from './user-token.ts';

/**
 * The providers' own APIs, for what no tool covers.
 * @param apis the product's name of a connection → the address of its provider's API
 */
export function createDirect(rpcs: Rpcs, names: ConnectionNames, apis: Record<string, string>): Direct {
  return {
    async use(ref, scope, work) {
      const { connection } = ref;
      const api = Object.hasOwn(apis, connection) ? apis[connection] : undefined;
      if (api === undefined) throw new AppError('connection-unknown');
      const connector = names.toScalekit(connection);
      const token = new UserToken(await fetchToken(rpcs, connector, ref, scope), api);
      try {
        return await work(openProviderApi(token, ref, scope.deadline, scope.providerCallMs));
      } finally {
        token.end();
      }
    },
  };
}

/** Fetched anew for each piece of work, since Scalekit refreshes the token when it is fetched. */
async function fetchToken(
  rpcs: Rpcs,
  connector: string,
  { connection, account }: AccountRef,
  scope: CallScope,
): Promise<string> {
  const identifier = accountIdentifier(scope.user, account);
  const { connectedAccount } = await controlCall('read', scope, async (policy) => {
    try {
      return await rpcs.call(rpcs.accounts.getConnectedAccountAuth, { connector, identifier }, policy);
    } catch (cause) {
      throw hasNoToken(cause) ? new AppError('reconnect-required', { cause, connection, account }) : cause;
    }
  });
  const details = connectedAccount?.authorizationDetails?.details;
  if (connectedAccount?.status !== ConnectorStatus.ACTIVE || details?.case !== 'oauthToken') {
    throw new AppError('reconnect-required', { connection, account });
  }
  return details.value.accessToken;
}

/** Whether Scalekit responded that there is no account, or none that can give a token. */
function hasNoToken(thrown: unknown): boolean {
  const failure = classify(thrown);
  return (
    failure.kind === 'refused' && (failure.code === 'not-found' || failure.code === 'failed-precondition')
  );
}
