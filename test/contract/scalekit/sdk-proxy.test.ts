import { ScalekitNotFoundException, ScalekitUnauthorizedException } from '@scalekit-sdk/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headerOf, type Message, twoMails } from '../../support/scalekit/simulated-mail.ts';
import { CONNECTION, SimulatedScalekit, thrownBy } from '../../support/scalekit/simulated-scalekit.ts';

let scalekit: SimulatedScalekit;
let client: ReturnType<SimulatedScalekit['client']>;
beforeAll(async () => {
  scalekit = await SimulatedScalekit.start(twoMails);
  client = scalekit.client();
  await scalekit.connect('ada');
  await client.actions.listConnectedAccounts({ identifier: 'ada' });
});
afterAll(() => scalekit.stop());

const ada = { connectionName: CONNECTION, identifier: 'ada' };
const MESSAGES = '/gmail/v1/users/me/messages';
const post = (path: string, body: unknown) => scalekit.control('POST', path, body);

async function tokenOf(identifier: string): Promise<string> {
  const { connectedAccount } = await client.actions.getConnectedAccount({ ...ada, identifier });
  const details = connectedAccount?.authorizationDetails?.details;
  return details?.case === 'oauthToken' ? details.value.accessToken : '';
}

const proxied = (path: string, options: object = {}) => client.actions.request({ ...ada, path, ...options });

describe('actions.request of the SDK', () => {
  it('reads a mailbox through the proxy', async () => {
    const { data: profile } = await proxied('/gmail/v1/users/me/profile');
    expect(profile).toMatchObject({ emailAddress: 'ada@example.com', messagesTotal: 2 });
    const { data: page } = await proxied(MESSAGES, { queryParams: { q: 'subject:invoice' } });
    expect(page).toEqual({
      messages: [expect.objectContaining({ id: expect.any(String) })],
      resultSizeEstimate: 1,
    });
    const { data: message } = await proxied(`${MESSAGES}/${page.messages[0].id}`);
    expect(headerOf(message as Message, 'Subject')).toBe('Your invoice');
    const calls = (await scalekit.calls('ada')).filter(
      ({ method }) => method === 'proxy' || method === 'gmail',
    );
    expect(calls.slice(0, 2).map(({ method, outcome }) => `${method} ${outcome}`)).toEqual([
      'proxy OK',
      'gmail OK',
    ]);
  });

  it('is refused without a workspace token, and never fetches one', async () => {
    const before = (await scalekit.calls()).length;
    const cold = scalekit.client();
    const error = await thrownBy(cold.actions.request({ ...ada, path: MESSAGES }));
    expect(error).toBeInstanceOf(ScalekitUnauthorizedException);
    const calls = (await scalekit.calls()).slice(before);
    expect(calls.map(({ method, outcome }) => `${method} ${outcome}`)).toEqual(['proxy HTTP_401']);
  });

  it('reaches the control plane by a path with ..', async () => {
    const { data } = await proxied('/../api/v1/connected_accounts', { queryParams: { page_size: 1 } });
    expect(data).toMatchObject({
      connected_accounts: [{ identifier: 'ada', status: 'ACTIVE', connector: CONNECTION }],
    });
  });

  it('loses its identifier when a header name ends with a blank', async () => {
    const headers = { 'identifier ': 'anything' };
    const error = await thrownBy(proxied(MESSAGES, { headers }));
    expect(error).toMatchObject({ name: 'ScalekitBadRequestException' });
    const [last] = (await scalekit.calls()).filter(({ method }) => method === 'proxy').slice(-1);
    expect(last).toMatchObject({ connection: CONNECTION, outcome: 'HTTP_400' });
    expect(last).not.toHaveProperty('identifier');
  });

  it('reports [object Object] and 500 for a 404', async () => {
    const error = await thrownBy(proxied(`${MESSAGES}/ffffffffffffffff`));
    expect(error).toBeInstanceOf(ScalekitNotFoundException);
    expect(error).toMatchObject({ message: '[object Object]', httpStatus: 500 });
    const unknown = await thrownBy(proxied(MESSAGES, { identifier: 'unknown' }));
    expect(unknown).toBeInstanceOf(ScalekitNotFoundException);
  });

  it('refreshes the user’s expired token, and refuses an account that is not ACTIVE', async () => {
    await scalekit.connect('bob');
    await post('accounts/tokens/expire', { identifier: 'bob' });
    expect((await proxied('/gmail/v1/users/me/profile', { identifier: 'bob' })).status).toBe(200);
    await scalekit.connect('bob', 'EXPIRED');
    const refused = await thrownBy(proxied('/gmail/v1/users/me/profile', { identifier: 'bob' }));
    expect(refused).toBeInstanceOf(ScalekitUnauthorizedException);
  });
});

describe('Scalekit’s REST API', () => {
  it('requires a workspace token, and enforces its limits', async () => {
    const path = `${scalekit.url}/api/v1/connected_accounts`;
    expect((await fetch(path)).status).toBe(401);
    const { accessToken } = Object(Reflect.get(client, 'coreClient'));
    const headers = { authorization: `Bearer ${accessToken}` };
    expect((await fetch(`${path}?page_size=101`, { headers })).status).toBe(400);
    expect((await fetch(`${path}/elsewhere`, { headers })).status).toBe(404);
    const listed = await (await fetch(`${path}?identifier=ada`, { headers })).text();
    expect(JSON.parse(listed)).toMatchObject({ total_size: 1, next_page_token: '' });
    expect(listed).not.toContain('ya29');
  });

  it('returns the user’s tokens for the workspace’s token, also by a path with ..', async () => {
    const queryParams = { connector: CONNECTION, identifier: 'ada' };
    const { data } = await proxied('/../api/v1/connected_accounts/auth', { queryParams });
    const { oauth_token: token } = data.connected_account.authorization_details;
    expect(token.access_token).toBe(await tokenOf('ada'));
  });
});
