import type { AccountRef } from '../../connections/account-ref.ts';
import type { ConnectionConfig } from '../../connections/connections.ts';
import { AppError } from '../../errors/app-error.ts';
import { accountIdentifier } from '../account-identifier.ts';
import type { ConnectionNames } from '../connection-names.ts';
import { controlCall } from '../control-call.ts';
import { classify } from '../failure/failure.ts';
import { ConnectorStatus } from '../rpc/descriptors.ts';
import type { Rpcs } from '../rpc/rpcs.ts';
import type { CallScope } from '../scalekit.ts';
import { readCredential } from './credential.ts';
import { UserToken } from './user-token.ts';

/**
 * Fetches the credential of a user's account, to be sent to the API of its connection.
 * @throws AppError `connection-unknown` if the connection has no API, `reconnect-required`, and those of Scalekit
 */
export type OpenToken = (ref: AccountRef, scope: CallScope) => Promise<UserToken>;

/** @param apis the product's name of a connection → the address of its provider's API */
export function createOpenToken(
  rpcs: Rpcs,
  names: ConnectionNames,
  apis: Record<string, string>,
  find: (connection: string) => ConnectionConfig | undefined,
): OpenToken {
  return async (ref, scope) => {
    const { connection, account } = ref;
    const api = Object.hasOwn(apis, connection) ? apis[connection] : undefined;
    if (api === undefined) throw new AppError('connection-unknown');
    const connector = names.toScalekit(connection);
    const details = await fetchDetails(rpcs, connector, ref, scope);
    const credential = readCredential(details, find(connection)?.credential);
    if (credential === undefined) {
      throw new AppError('reconnect-required', { connection, account, isRefusedCredential: true });
    }
    return new UserToken(credential.text, api, credential.header);
  };
}

/** Fetched anew for each piece of work, since Scalekit refreshes the token when it is fetched. */
async function fetchDetails(
  rpcs: Rpcs,
  connector: string,
  { connection, account }: AccountRef,
  scope: CallScope,
) {
  const identifier = accountIdentifier(scope.user, account);
  const { connectedAccount } = await controlCall('read', scope, async (policy) => {
    try {
      return await rpcs.call(rpcs.accounts.getConnectedAccountAuth, { connector, identifier }, policy);
    } catch (cause) {
      throw hasNoToken(cause) ? new AppError('reconnect-required', { cause, connection, account }) : cause;
    }
  });
  // A credential of another user would act in that user's name.
  if (![undefined, '', identifier].includes(connectedAccount?.identifier)) {
    throw new AppError('internal', { cause: new Error('Scalekit returned the account of another user.') });
  }
  if (connectedAccount?.status !== ConnectorStatus.ACTIVE) {
    throw new AppError('reconnect-required', { connection, account });
  }
  return connectedAccount.authorizationDetails?.details;
}

/** Whether Scalekit responded that there is no account, or none that can give a token. */
function hasNoToken(thrown: unknown): boolean {
  const failure = classify(thrown);
  return (
    failure.kind === 'refused' && (failure.code === 'not-found' || failure.code === 'failed-precondition')
  );
}
