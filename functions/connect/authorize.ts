import { randomBytes } from 'node:crypto';
import { FLOW_TTL_SECONDS } from '../../shared/config/limits.ts';
import type { Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { Flows } from '../../shared/state/flows.ts';
import type { User } from '../../shared/state/user-key.ts';
import type { AuthorizeAnswer } from './schema.ts';

export type AuthorizeDeps = {
  scalekit: Pick<Scalekit, 'accounts' | 'links'>;
  flows: Pick<Flows, 'start'>;
  /** From configuration only: a return address in a request would send the consent to whoever wrote it. */
  userVerifyUrl: string;
  now: () => number;
};

type AuthorizeRequest = { user: User; service?: string | undefined; connection: string; deadline: number };

/**
 * Starts the linking of an account: an already ACTIVE one needs none. The flow is stored before the link
 * exists, so that whoever comes back from a link always meets its record.
 * @throws AppError of the Scalekit client, `upstream-unavailable`
 */
export async function authorize(request: AuthorizeRequest, deps: AuthorizeDeps): Promise<AuthorizeAnswer> {
  const { user, connection, deadline } = request;
  const scope = { identifier: user.identifier, deadline };
  const account = await deps.scalekit.accounts.find(connection, scope);
  if (account.status === 'ACTIVE') return { connection, status: 'ACTIVE' };
  if (account.status === 'NOT_CONNECTED') await deps.scalekit.accounts.create(connection, scope);

  const state = randomBytes(32).toString('base64url');
  const flowEnd = deps.now() + FLOW_TTL_SECONDS * 1_000;
  const { issuer, identifier } = user;
  const expiresAt = Math.floor(flowEnd / 1_000);
  await deps.flows.start(state, { issuer, identifier, connection, service: request.service, expiresAt });
  const link = await deps.scalekit.links.create(
    { connection, state, userVerifyUrl: deps.userVerifyUrl },
    scope,
  );
  return {
    connection,
    status: account.status === 'NOT_CONNECTED' ? 'PENDING_AUTH' : account.status,
    authorizationUrl: link.url,
    state,
    expiresAt: new Date(Math.min(flowEnd, link.expiresAt ?? flowEnd)).toISOString(),
  };
}
