import type ConnectedAccountsClient from '@scalekit-sdk/node/lib/connected-accounts.js';
import { CONTROL_CALL_MS } from '../config/limits.ts';
import { asCallError } from './call-error.ts';
import type { ConnectionNames } from './connection-names.ts';
import { failureOf } from './failure.ts';
import type { Links } from './scalekit.ts';
import { type CallPolicy, underPolicy } from './sdk/call-policy.ts';

type Client = InstanceType<typeof ConnectedAccountsClient.default>;

/** Authorization links and the verification of the user who comes back from one. */
export function links(client: Client, names: ConnectionNames): Links {
  return {
    async create({ connection, state, userVerifyUrl }, { user: { identifier }, deadline }) {
      const connector = names.toScalekit(connection);
      const { link, expiry } = await mapped(controlPolicy(deadline, 3), () =>
        client.getMagicLinkForConnectedAccount({ connector, identifier, state, userVerifyUrl }),
      );
      return { url: link, ...(expiry === undefined ? {} : { expiresAt: Number(expiry.seconds) * 1_000 }) };
    },
    // One attempt: whether an earlier one already consumed the request is for the flow's record to judge.
    verify: (authRequestId, { user: { identifier }, deadline }) =>
      mapped(controlPolicy(deadline, 1), async () => {
        try {
          await client.verifyConnectedAccountUser({ authRequestId, identifier });
          return 'verified';
        } catch (error) {
          const failure = failureOf(error);
          if (failure.kind === 'refused' && failure.code === 'permission-denied') return 'mismatch';
          if (failure.kind === 'refused' && failure.code !== 'unauthenticated') return 'not-found';
          throw error;
        }
      }),
  };
}

function controlPolicy(deadline: number, attempts: number): CallPolicy {
  return { deadline, attempts, attemptMs: CONTROL_CALL_MS };
}

async function mapped<T>(policy: CallPolicy, make: () => Promise<T>): Promise<T> {
  try {
    return await underPolicy(policy, make);
  } catch (error) {
    throw asCallError(error);
  }
}
