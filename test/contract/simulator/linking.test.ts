import { ScalekitForbiddenException, ScalekitNotFoundException } from '@scalekit-sdk/node';
import { ConnectorStatus } from '@scalekit-sdk/node/lib/pkg/grpc/scalekit/v1/connected_accounts/connected_accounts_pb.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONNECTION, SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

const userVerifyUrl = 'https://app.example/connected?tab=mail';

let scalekit: SimulatedScalekit;
let actions: ReturnType<SimulatedScalekit['client']>['actions'];
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start();
  actions = scalekit.client().actions;
});
afterAll(() => scalekit.stop());

async function linkFor(identifier: string, address: { userVerifyUrl?: string } = { userVerifyUrl }) {
  const request = { connectionName: CONNECTION, identifier, state: 'st-1', ...address };
  return (await actions.getAuthorizationLink(request)).link;
}

async function statusOf(identifier: string) {
  return (await actions.listConnectedAccounts({ identifier })).connectedAccounts[0]?.status;
}

/** Approves through the control API. Returns the browser's `auth_request_id`. */
async function consent(identifier: string): Promise<string> {
  const link = await linkFor(identifier);
  const { redirectTo } = await scalekit.control<{ redirectTo: string }>('POST', 'consents', {
    link,
    decision: 'approve',
  });
  return new URL(redirectTo).searchParams.get('auth_request_id') ?? '';
}

function decide(link: string, decision: string) {
  return fetch(link, { method: 'POST', body: new URLSearchParams({ decision }), redirect: 'manual' });
}

describe('an authorization link', () => {
  it('creates a pending account if there is none', async () => {
    const { expiry } = await actions.getAuthorizationLink({
      connectionName: CONNECTION,
      identifier: 'new',
      userVerifyUrl,
    });
    expect(await statusOf('new')).toBe(ConnectorStatus.PENDING_AUTH);
    const secondsLeft = Number(expiry?.seconds) - Date.now() / 1000;
    expect(secondsLeft).toBeGreaterThan(590);
    expect(secondsLeft).toBeLessThanOrEqual(600);
  });

  it('is rejected for an unknown connection', async () => {
    const request = { connectionName: 'gmail-elsewhere', identifier: 'new', userVerifyUrl };
    expect(await thrownBy(actions.getAuthorizationLink(request))).toBeInstanceOf(ScalekitNotFoundException);
  });

  it('shows a page that loads no other resource, names the connection and not the user', async () => {
    const response = await fetch(await linkFor('shown-user'));
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain(CONNECTION);
    expect(html).not.toContain('shown-user');
    expect(html).toMatch(/<button[^>]*value="approve"[\s\S]*<button[^>]*value="refuse"/);
  });

  it('redirects with auth_request_id and state after approval, with the account pending verification', async () => {
    const response = await decide(await linkFor('approving'), 'approve');
    expect(response.status).toBe(303);
    const target = new URL(response.headers.get('location') ?? '');
    expect(`${target.origin}${target.pathname}`).toBe('https://app.example/connected');
    expect([...target.searchParams.keys()]).toEqual(['tab', 'auth_request_id', 'state']);
    expect(target.searchParams.get('state')).toBe('st-1');
    expect(await statusOf('approving')).toBe(ConnectorStatus.PENDING_VERIFICATION);
  });

  it('redirects with access_denied and state after refusal, with the account unchanged', async () => {
    const response = await decide(await linkFor('refusing'), 'refuse');
    expect(response.headers.get('location')).toBe(`${userVerifyUrl}&error=access_denied&state=st-1`);
    expect(await statusOf('refusing')).toBe(ConnectorStatus.PENDING_AUTH);
  });

  it('ends in failed_to_exchange when it has no userVerifyUrl', async () => {
    const response = await decide(await linkFor('nowhere', {}), 'approve');
    expect(response.headers.get('location')).toMatch(/\/failed_to_exchange$/);
    expect(await statusOf('nowhere')).toBe(ConnectorStatus.PENDING_AUTH);
  });

  it('returns 410 once it is used, 404 when it never existed', async () => {
    const link = await linkFor('twice');
    await decide(link, 'approve');
    expect((await decide(link, 'approve')).status).toBe(410);
    expect((await fetch(link)).status).toBe(410);
    expect((await fetch(`${scalekit.url}/magicLink/never`)).status).toBe(404);
  });

  it('returns 410 once it has expired', async () => {
    const link = await linkFor('late');
    await scalekit.control('POST', 'links/expire', { identifier: 'late' });
    expect((await fetch(link)).status).toBe(410);
  });
});

describe('verifyConnectedAccountUser', () => {
  it('activates the account once', async () => {
    const authRequestId = await consent('verified');
    const { postUserVerifyRedirectUrl } = await actions.verifyConnectedAccountUser({
      authRequestId,
      identifier: 'verified',
    });
    expect((await fetch(postUserVerifyRedirectUrl)).status).toBe(200);
    expect(await statusOf('verified')).toBe(ConnectorStatus.ACTIVE);
    const again = actions.verifyConnectedAccountUser({ authRequestId, identifier: 'verified' });
    expect(await thrownBy(again)).toBeInstanceOf(ScalekitNotFoundException);
    const activations = (await scalekit.sideEffects('verified')).filter(
      ({ kind }) => kind === 'account-activated',
    );
    expect(activations).toHaveLength(1);
  });

  it('returns 403 for another identifier, and still accepts the right one', async () => {
    const authRequestId = await consent('victim');
    const attempt = actions.verifyConnectedAccountUser({ authRequestId, identifier: 'attacker' });
    expect(await thrownBy(attempt)).toBeInstanceOf(ScalekitForbiddenException);
    await actions.verifyConnectedAccountUser({ authRequestId, identifier: 'victim' });
    expect(await statusOf('victim')).toBe(ConnectorStatus.ACTIVE);
  });

  it('returns 404 for an unknown auth request', async () => {
    const request = { authRequestId: 'made-up', identifier: 'verified' };
    const error = await thrownBy(actions.verifyConnectedAccountUser(request));
    expect(error).toBeInstanceOf(ScalekitNotFoundException);
  });
});
