import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import type { ConnectedAccountService } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Environment } from '../server/environment.ts';
import { createAccount, requireAccount } from './connected-account-service.ts';

type Service = Pick<
  ServiceImpl<typeof ConnectedAccountService>,
  'getMagicLinkForConnectedAccount' | 'verifyConnectedAccountUser'
>;

/** Authorization links and custom user verification. */
export function createAccountLinking(environment: Environment): Service {
  const { accounts, links, ledger, webhooks, url } = environment;
  return {
    getMagicLinkForConnectedAccount({ state, userVerifyUrl, ...key }) {
      if (userVerifyUrl && !URL.canParse(userVerifyUrl)) {
        throw new ConnectError('user_verify_url: is not a URL', Code.InvalidArgument);
      }
      // Links are documented for use after getOrCreate. Without an account, Scalekit creates one.
      const isMissing = !key.id && key.identifier && !accounts.find(key);
      const account = isMissing ? createAccount(environment, key) : requireAccount(environment, key);
      const link = links.create(account, { state, userVerifyUrl });
      webhooks.emit('magic_link_generated', account);
      return { link: link.url, expiry: timestampFromDate(link.expiresAt) };
    },
    verifyConnectedAccountUser({ authRequestId, identifier }) {
      const request = links.claimAuthRequest(authRequestId, identifier);
      if (request === 'not-found') throw new ConnectError('auth request not found', Code.NotFound);
      if (request === 'mismatch') throw new ConnectError('identifier mismatch', Code.PermissionDenied);
      const { account, tokens } = request;
      accounts.activate(account, tokens);
      webhooks.emit('oauth_succeeded', account);
      const detail = { accountId: account.id };
      ledger.append({
        kind: 'account-activated',
        identifier,
        connection: account.connection.name,
        detail,
      });
      return { postUserVerifyRedirectUrl: `${url}/connect/success` };
    },
  };
}
