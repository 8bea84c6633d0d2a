import { accountIdentifier } from './account-identifier.ts';
import type { ConnectionNames } from './connection-names.ts';
import { controlCall } from './control-call.ts';
import { classify } from './failure/failure.ts';
import type { Rpcs } from './rpc/rpcs.ts';
import type { Links } from './scalekit.ts';

/** Authorization links and the verification of the user who comes back from one. */
export function createLinks(rpcs: Rpcs, names: ConnectionNames): Links {
  return {
    async create({ connection, account, state, userVerifyUrl }, scope) {
      const connector = names.toScalekit(connection);
      const identifier = accountIdentifier(scope.user, account);
      const request = { connector, identifier, state, userVerifyUrl };
      const { link, expiry } = await controlCall('idempotent', scope, (policy) =>
        rpcs.call(rpcs.accounts.getMagicLinkForConnectedAccount, request, policy),
      );
      return { url: link, ...(expiry === undefined ? {} : { expiresAt: Number(expiry.seconds) * 1_000 }) };
    },
    // As a write: only the flow's record can tell whether an earlier attempt consumed the request.
    verify: ({ authRequestId, account }, scope) =>
      controlCall('write', scope, async (policy) => {
        const request = { authRequestId, identifier: accountIdentifier(scope.user, account) };
        try {
          await rpcs.call(rpcs.accounts.verifyConnectedAccountUser, request, policy);
          return 'verified';
        } catch (error) {
          const failure = classify(error);
          if (failure.kind !== 'refused' || failure.code === 'unauthenticated') throw error;
          return failure.code === 'permission-denied' ? 'mismatch' : 'not-found';
        }
      }),
  };
}
