import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AccountStatus, StoredAccount } from '../../../shared/scalekit/scalekit.ts';
import { requestScope } from '../../support/request-scope.ts';
import { fakeDigestSettings } from '../../support/state/fake-digest-settings.ts';
import { fakeFlows } from '../../support/state/fake-flows.ts';
import { fakeLabels } from '../../support/state/fake-labels.ts';
import { fakeOffboardings } from '../../support/state/fake-offboardings.ts';

export const now = Date.parse('2026-11-22T08:00:00Z');
export const user = { issuer: 'https://issuer', identifier: 'ada' };
export const request = { connection: 'gmail' };
export const scope = requestScope({ user, deadline: now + 25_000 });

/** The dependencies of `authorize` over fakes, for an account of that status. */
export function setUp(
  status: AccountStatus,
  link: { url: string; expiresAt?: number } | AppError = { url: 'https://link' },
) {
  const calls: string[] = [];
  const flows = fakeFlows();
  const labels = fakeLabels();
  const deps = {
    flows,
    labels: {
      ...labels,
      add: async (...given: Parameters<typeof labels.add>) => {
        calls.push(`label ${given[1]}`);
        await labels.add(...given);
      },
    },
    settings: fakeDigestSettings(),
    offboardings: fakeOffboardings(),
    userVerifyUrl: 'https://app.example.com/callback',
    now: () => now,
    scalekit: {
      accounts: {
        find: async (ref: AccountRef) => ({ ...ref, status }),
        create: async ({ account }: AccountRef) => void calls.push(account ? `create ${account}` : 'create'),
        listAll: async (): Promise<StoredAccount[]> => [],
      },
      links: {
        create: async ({ state, userVerifyUrl }: { state: string; userVerifyUrl: string }) => {
          calls.push(`link ${userVerifyUrl} ${flows.held.has(state) ? 'after' : 'before'} its flow`);
          if (link instanceof AppError) throw link;
          return link;
        },
      },
    },
  };
  return { deps, calls, flows };
}
