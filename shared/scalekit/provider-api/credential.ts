import type { AuthorizationDetails } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import type { Credential } from '../../connections/actions/http-action.ts';
import { BEARER, isSendable, type TokenHeader } from './user-token.ts';

/**
 * The header that carries a user's credential, and its text; undefined where the account has none of that kind, or one
 * that no header can carry, such as a pasted key with a line break: only a new link replaces it.
 */
export function readCredential(
  details: AuthorizationDetails['details'] | undefined,
  credential: Credential = { kind: 'oauth' },
): { text: string; header: TokenHeader } | undefined {
  if (credential.kind === 'oauth') {
    return details?.case === 'oauthToken' ? withHeader(details.value.accessToken, BEARER) : undefined;
  }
  const members = details?.case === 'staticAuth' ? (details.value.details ?? {}) : {};
  if (credential.kind === 'api-key') {
    const { member, header, prefix = '' } = credential;
    return withHeader(textOf(members, member), { name: header.toLowerCase(), prefix });
  }
  const username = textOf(members, credential.username);
  const { password } = credential;
  const secret = 'fixed' in password ? password.fixed : textOf(members, password.member);
  const isComplete = username !== undefined && secret !== undefined;
  const pair = isComplete ? Buffer.from(`${username}:${secret}`).toString('base64') : undefined;
  return withHeader(pair, { name: 'authorization', prefix: 'Basic ' });
}

function withHeader(text: string | undefined, header: TokenHeader) {
  return text === undefined || !isSendable(text) ? undefined : { text, header };
}

function textOf(members: Record<string, unknown>, name: string): string | undefined {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
