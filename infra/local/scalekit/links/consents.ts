import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Environment } from '../server/environment.ts';
import { createKey, createTokens } from '../tokens/user-tokens.ts';
import type { AuthorizationLink } from './authorization-links.ts';

export type Decision = 'approve' | 'refuse';

/**
 * Applies the user's decision from the page or the control API. Returns the URL for the browser.
 * @param key of a connection that takes an API key; default: a new one
 */
export function applyDecision(
  environment: Environment,
  link: AuthorizationLink,
  decision: Decision,
  key?: string,
): string {
  const { id, identifier, connection } = link.account;
  environment.ledger.append({
    kind: decision === 'approve' ? 'consent-approved' : 'consent-refused',
    identifier,
    connection: connection.name,
    detail: { accountId: id },
  });
  link.isUsed = true;
  if (!link.userVerifyUrl) {
    // With custom user verification, a flow without userVerifyUrl fails even after approval.
    const end = decision === 'approve' ? 'failed_to_exchange' : 'access_denied';
    return `${environment.url}/connect/${end}`;
  }
  if (decision === 'refuse')
    return buildReturnUrl(link.userVerifyUrl, { error: 'access_denied' }, link.state);
  return buildReturnUrl(
    link.userVerifyUrl,
    { auth_request_id: exchangeCode(environment, link, key) },
    link.state,
  );
}

/** Exchanges the provider's code for tokens. The tokens stay pending until the product has verified its user. */
function exchangeCode(
  { accounts, links, webhooks }: Environment,
  { account }: AuthorizationLink,
  key: string | undefined,
): string {
  const tokens = account.connection.authorization === 'API_KEY' ? createKey(key) : createTokens();
  accounts.setStatus(account, ConnectorStatus.PENDING_VERIFICATION);
  webhooks.emit('oauth_tokens_fetched', { ...account, tokens });
  return links.createAuthRequest(account, tokens);
}

function buildReturnUrl(
  userVerifyUrl: string,
  result: Record<string, string>,
  state: string | undefined,
): string {
  const url = new URL(userVerifyUrl);
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value);
  if (state) url.searchParams.set('state', state);
  return url.href;
}
