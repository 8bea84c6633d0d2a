import type ConnectedAccountsClient from '@scalekit-sdk/node/lib/connected-accounts.js';
import type { ConnectionNames } from './connection-names.ts';
import { controlCall } from './control-call.ts';
import { classify } from './failure.ts';
import type { Links } from './scalekit.ts';

type Client = InstanceType<typeof ConnectedAccountsClient.default>;

/** Authorization links and the verification of the user who comes back from one. */
export function createLinks(client: Client, names: ConnectionNames): Links {
  return {
    async create({ connection, state, userVerifyUrl }, scope) {
      const connector = names.toScalekit(connection);
      const { identifier } = scope.user;
      const { link, expiry } = await controlCall('idempotent', scope, () =>
        client.getMagicLinkForConnectedAccount({ connector, identifier, state, userVerifyUrl }),
      );
      return { url: link, ...(expiry === undefined ? {} : { expiresAt: Number(expiry.seconds) * 1_000 }) };
    },
    // One attempt: only the flow's record can tell whether an earlier attempt consumed the request.
    verify: (authRequestId, scope) =>
      controlCall('once', scope, async () => {
        try {
          await client.verifyConnectedAccountUser({ authRequestId, identifier: scope.user.identifier });
          return 'verified';
        } catch (error) {
          const failure = classify(error);
          if (failure.kind !== 'refused' || failure.code === 'unauthenticated') throw error;
          return failure.code === 'permission-denied' ? 'mismatch' : 'not-found';
        }
      }),
  };
}
