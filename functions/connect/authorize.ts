import { randomBytes } from 'node:crypto';
import { FLOW_TTL_SECONDS } from '../../shared/config/limits.ts';
import type { AccountRef } from '../../shared/connections/account-ref.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { RequestScope } from '../../shared/lambda/request-scope.ts';
import type { AccountStatus, Scalekit } from '../../shared/scalekit/scalekit.ts';
import type { Labels } from '../../shared/state/accounts/labels.ts';
import { removeUnusedLabel } from '../../shared/state/accounts/remove-unused-label.ts';
import type { DigestSettings } from '../../shared/state/digest-settings.ts';
import type { Flows } from '../../shared/state/flows.ts';
import { type Offboardings, refuseDuringOffboarding } from '../../shared/state/offboarding/offboardings.ts';
import { sha256 } from '../../shared/text/sha256.ts';
import type { AuthorizeResponse } from './schema.ts';

export type AuthorizeDeps = {
  scalekit: {
    accounts: Pick<Scalekit['accounts'], 'find' | 'create' | 'listAll'>;
    links: Pick<Scalekit['links'], 'create'>;
  };
  flows: Pick<Flows, 'start' | 'discard'>;
  labels: Pick<Labels, 'add' | 'countAdditions' | 'remove'>;
  settings: Pick<DigestSettings, 'findRecord'>;
  offboardings: Offboardings;
  /** From configuration only: a return address in a request would send the consent to an attacker. */
  userVerifyUrl: string;
  /** The API's own callback, in cookie mode. */
  cookieCallbackUrl?: string | undefined;
  /** The console's client, and its own callback; absent in a stage without the console. */
  console?: { clientId: string; callbackUrl: string } | undefined;
  now: () => number;
};

type AuthorizeRequest = AccountRef & {
  /** Makes a link for an ACTIVE account too: its provider refuses the credential, or the user is to grant further scopes. */
  force?: boolean | undefined;
};

type Authorized = {
  response: AuthorizeResponse;
  /** In cookie mode: the secret that the browser keeps, to prove that it started the flow. */
  browserSecret?: string;
};

/**
 * Starts the linking of an account; an ACTIVE account needs none. The flow comes first, so that a request over the limit of
 * flows leaves nothing; then the label, before Scalekit has an account of it; then the account and the link. So every
 * webhook and every return from a link finds its record.
 * @throws AppError of the Scalekit client, `upstream-unavailable`, `rate-limited`, `invalid-request` (one label too many),
 * `request-in-progress` (the user's offboarding)
 */
export async function authorize(
  { force = false, ...ref }: AuthorizeRequest,
  scope: RequestScope,
  deps: AuthorizeDeps,
): Promise<Authorized> {
  await refuseDuringOffboarding(scope.user, deps);
  const { status } = await deps.scalekit.accounts.find(ref, scope);
  if (status !== 'ACTIVE' || force) return startFlow(ref, status, scope, deps);
  if (ref.account !== undefined) await deps.labels.add(scope.user, ref.account);
  return { response: { ...ref, status } };
}

async function startFlow(
  ref: AccountRef,
  status: AccountStatus,
  scope: RequestScope,
  deps: AuthorizeDeps,
): Promise<Authorized> {
  const { user, service } = scope;
  const console = startsInConsole(scope, deps) ? deps.console : undefined;
  // A service has no browser to hold a secret: the user's own page finishes its flow.
  const callbackUrl = service === undefined ? deps.cookieCallbackUrl : undefined;
  const browserSecret = callbackUrl === undefined ? undefined : randomToken();
  const state = randomToken();
  const flowEnd = deps.now() + FLOW_TTL_SECONDS * 1_000;
  const flow = {
    ...{ issuer: user.issuer, identifier: user.identifier, ...ref, service },
    ofConsole: console && (true as const),
    cookieHash: browserSecret && sha256(browserSecret),
    expiresAt: Math.floor(flowEnd / 1_000),
  };
  await deps.flows.start(state, flow, deps.now());
  const userVerifyUrl = callbackUrl ?? console?.callbackUrl ?? deps.userVerifyUrl;
  const link = await createLink({ ...ref, state, userVerifyUrl }, status, scope, deps);
  const response: AuthorizeResponse = {
    ...ref,
    status: status === 'NOT_CONNECTED' ? 'PENDING_AUTH' : status,
    authorizationUrl: link.url,
    state,
    expiresAt: new Date(Math.min(flowEnd, link.expiresAt ?? flowEnd)).toISOString(),
  };
  return { response, ...(browserSecret && { browserSecret }) };
}

/** The token names the client, so no request can choose to which page its link returns. */
function startsInConsole({ client, service }: RequestScope, { console }: AuthorizeDeps): boolean {
  return service === undefined && client !== undefined && client === console?.clientId;
}

function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A failure ends the flow, which would otherwise count against the user's limit of live flows. */
async function createLink(
  { state, userVerifyUrl, ...ref }: AccountRef & { state: string; userVerifyUrl: string },
  status: AccountStatus,
  scope: RequestScope,
  deps: AuthorizeDeps,
) {
  try {
    if (ref.account !== undefined) await deps.labels.add(scope.user, ref.account);
    if (status === 'NOT_CONNECTED') await createAccount(ref, scope, deps);
    return await deps.scalekit.links.create({ ...ref, state, userVerifyUrl }, scope);
  } catch (error) {
    await deps.flows.discard(state).catch(() => undefined);
    throw error;
  }
}

/** Of an account that Scalekit refuses to create, no label stays. */
async function createAccount(ref: AccountRef, scope: RequestScope, deps: AuthorizeDeps): Promise<void> {
  const { accounts } = deps.scalekit;
  try {
    await accounts.create(ref, scope);
  } catch (error) {
    const { account } = ref;
    if (account !== undefined && error instanceof AppError && error.code === 'provider-error') {
      const hasAccount = async () => (await accounts.listAll(scope, account)).length > 0;
      await removeUnusedLabel({ ...scope.user, account }, hasAccount, deps).catch(() => undefined);
    }
    throw error;
  }
}
