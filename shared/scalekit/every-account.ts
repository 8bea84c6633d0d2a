import { accountIdentifier } from './account-identifier.ts';
import { PAGE_SIZE } from './accounts.ts';
import { controlCall } from './control-call.ts';
import { unlessRefused } from './failure/unless-refused.ts';
import type { Rpcs } from './rpc/rpcs.ts';
import type { EveryAccount } from './scalekit.ts';

/** The accounts of a user on every connection of the environment, also those that the product does not use any more. */
export function createEveryAccount(rpcs: Rpcs): EveryAccount {
  return {
    async list(scope, account) {
      const identifier = accountIdentifier(scope.user, account);
      const found: string[] = [];
      let pageToken: string | undefined;
      do {
        const request = { identifier, pageSize: PAGE_SIZE, ...(pageToken !== undefined && { pageToken }) };
        const page = await controlCall('read', scope, (policy) =>
          rpcs.call(rpcs.accounts.listConnectedAccounts, request, policy),
        );
        // The upstream filter is not trusted: what is listed is deleted.
        for (const listed of page.connectedAccounts)
          if (listed.identifier === identifier) found.push(listed.id);
        pageToken = page.nextPageToken === '' ? undefined : page.nextPageToken;
      } while (pageToken !== undefined);
      return found;
    },
    remove: (id, scope) =>
      unlessRefused('not-found', scope, async (policy) => {
        await rpcs.call(rpcs.accounts.deleteConnectedAccount, { id }, policy);
      }),
  };
}
