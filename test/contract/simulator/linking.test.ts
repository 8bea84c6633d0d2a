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

/** Approves by the control API; answers the auth request id that the browser would bring back. */
async function consentOf(identifier: string): Promise<string> {
  const link = await linkFor(identifier);
  const { redirectTo } = await scalekit.control<{ redirectTo: string }>('POST', 'consents', {
    link,
    decision: 'approve',
  });
  return new URL(redirectTo).searchParams.get('auth_request_id') ?? '';
}

function press(link: string, decision: string) {
  return fetch(link, { method: 'POST', body: new URLSearchParams({ decision }), redirect: 'manual' });
}

describe('an authorization link', () => {
  it('creates the account, pending, where there is none', async () => {
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

  it('is refused for an unknown connection', async () => {
    const request = { connectionName: 'gmail-elsewhere', identifier: 'new', userVerifyUrl };
    expect(await thrownBy(actions.getAuthorizationLink(request))).toBeInstanceOf(ScalekitNotFoundException);
  });

  it('shows a page that loads nothing else, names the connection and not the user', async () => {
    const response = await fetch(await linkFor('shown-user'));
    const html = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain(CONNECTION);
    expect(html).not.toContain('shown-user');
    expect(html).toMatch(/<button[^>]*value="approve"[\s\S]*<button[^>]*value="refuse"/);
  });

  it('returns an approving browser with auth_request_id and state, the account pending verification', async () => {
    const response = await press(await linkFor('approving'), 'approve');
    expect(response.status).toBe(303);
    const target = new URL(response.headers.get('location') ?? '');
    expect(`${target.origin}${target.pathname}`).toBe('https://app.example/connected');
    expect([...target.searchParams.keys()]).toEqual(['tab', 'auth_request_id', 'state']);
    expect(target.searchParams.get('state')).toBe('st-1');
    expect(await statusOf('approving')).toBe(ConnectorStatus.PENDING_VERIFICATION);
  });

  it('returns a refusing browser with access_denied and state, the account as it was', async () => {
    const response = await press(await linkFor('refusing'), 'refuse');
    expect(response.headers.get('location')).toBe(`${userVerifyUrl}&error=access_denied&state=st-1`);
    expect(await statusOf('refusing')).toBe(ConnectorStatus.PENDING_AUTH);
  });

  it('ends in failed_to_exchange when it carries no userVerifyUrl', async () => {
    const response = await press(await linkFor('nowhere', {}), 'approve');
    expect(response.headers.get('location')).toMatch(/\/failed_to_exchange$/);
    expect(await statusOf('nowhere')).toBe(ConnectorStatus.PENDING_AUTH);
  });

  it('answers 410 once it is used, 404 when it never was', async () => {
    const link = await linkFor('twice');
    await press(link, 'approve');
    expect((await press(link, 'approve')).status).toBe(410);
    expect((await fetch(link)).status).toBe(410);
    expect((await fetch(`${scalekit.url}/magicLink/never`)).status).toBe(404);
  });

  it('answers 410 once it has run out', async () => {
    const link = await linkFor('late');
    await scalekit.control('POST', 'links/expire', { identifier: 'late' });
    expect((await fetch(link)).status).toBe(410);
  });
});

describe('verifyConnectedAccountUser', () => {
  it('activates the account, once', async () => {
    const authRequestId = await consentOf('verified');
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

  it('is forbidden to another identifier, and still open to the right one', async () => {
    const authRequestId = await consentOf('victim');
    const stolen = actions.verifyConnectedAccountUser({ authRequestId, identifier: 'attacker' });
    expect(await thrownBy(stolen)).toBeInstanceOf(ScalekitForbiddenException);
    await actions.verifyConnectedAccountUser({ authRequestId, identifier: 'victim' });
    expect(await statusOf('victim')).toBe(ConnectorStatus.ACTIVE);
  });

  it('knows no auth request that it did not hand out', async () => {
    const request = { authRequestId: 'made-up', identifier: 'verified' };
    const error = await thrownBy(actions.verifyConnectedAccountUser(request));
    expect(error).toBeInstanceOf(ScalekitNotFoundException);
  });
});
