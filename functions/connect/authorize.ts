import { randomBytes } from 'node:crypto';
import { FLOW_TTL_SECONDS } from '../../shared/config/limits.ts';
import { type FlowCookie, newFlowCookie } from '../../shared/http/flow-cookie.ts';
import type { AccountStatus, CallScope, Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { Flows } from '../../shared/state/flows.ts';
import { sha256, type User } from '../../shared/state/user-key.ts';
import type { AuthorizeResponse } from './schema.ts';

export type AuthorizeDeps = {
  scalekit: Pick<Scalekit, 'accounts' | 'links'>;
  flows: Pick<Flows, 'start' | 'settle'>;
  /** From configuration only: a return address in a request would send the consent to whoever wrote it. */
  userVerifyUrl: string;
  /** The API's own callback, in cookie mode. */
  cookieCallbackUrl?: string | undefined;
  now: () => number;
};

type AuthorizeRequest = {
  user: User;
  service?: string | undefined;
  connection: string;
  /** Makes a link for an ACTIVE account as well: for scopes that it did not ask for before. */
  force?: boolean | undefined;
  deadline: number;
};

/** `cookie`: for the browser that started the flow. */
type Authorized = { answer: AuthorizeResponse; cookie?: FlowCookie };

/**
 * Starts the linking of an account: an already ACTIVE one needs none. The flow is stored before the link
 * exists, so that whoever comes back from a link always meets its record.
 * @throws AppError of the Scalekit client, `upstream-unavailable`, `rate-limited`
 */
export async function authorize(request: AuthorizeRequest, deps: AuthorizeDeps): Promise<Authorized> {
  const { user, connection, deadline, force = false } = request;
  const scope = { identifier: user.identifier, deadline };
  const account = await deps.scalekit.accounts.find(connection, scope);
  if (account.status === 'ACTIVE' && !force) return { answer: { connection, status: 'ACTIVE' } };
  if (account.status === 'NOT_CONNECTED') await deps.scalekit.accounts.create(connection, scope);
  return startFlow(request, account.status, deps);
}

async function startFlow(
  { user, service, connection, deadline }: AuthorizeRequest,
  status: AccountStatus,
  deps: AuthorizeDeps,
): Promise<Authorized> {
  const state = randomBytes(32).toString('base64url');
  // A service has no browser to hold a cookie: its flow is finished by the user's own page.
  const byCookie = service === undefined && deps.cookieCallbackUrl !== undefined;
  const cookie = byCookie ? newFlowCookie(state) : undefined;
  const flowEnd = deps.now() + FLOW_TTL_SECONDS * 1_000;
  const { issuer, identifier } = user;
  const expiresAt = Math.floor(flowEnd / 1_000);
  const cookieHash = cookie && sha256(cookie.value);
  await deps.flows.start(
    state,
    { issuer, identifier, connection, service, cookieHash, expiresAt },
    deps.now(),
  );
  const userVerifyUrl =
    service === undefined ? (deps.cookieCallbackUrl ?? deps.userVerifyUrl) : deps.userVerifyUrl;
  const link = await linkOrEnd({ connection, state, userVerifyUrl }, { identifier, deadline }, deps);
  const answer: AuthorizeResponse = {
    connection,
    status: status === 'NOT_CONNECTED' ? 'PENDING_AUTH' : status,
    authorizationUrl: link.url,
    state,
    expiresAt: new Date(Math.min(flowEnd, link.expiresAt ?? flowEnd)).toISOString(),
  };
  return { answer, ...(cookie && { cookie }) };
}

/** A flow whose link nobody gets must not keep one of the user's places. */
async function linkOrEnd(
  link: { connection: string; state: string; userVerifyUrl: string },
  scope: CallScope,
  { scalekit, flows }: AuthorizeDeps,
) {
  try {
    return await scalekit.links.create(link, scope);
  } catch (error) {
    await flows.settle(link.state, 'DENIED').catch(() => undefined);
    throw error;
  }
}
