import { beforeEach, describe, expect, it } from 'vitest';
import { cookieModeRows, localRows } from '../../support/stack/authorization-rows.ts';
import { RETURN_URL, useCookieStack } from '../../support/stack/cookie-stack.ts';
import type { ApiResponse } from '../../support/stack/product-at.ts';
import { servedRoutes } from '../../support/stack/served-routes.ts';

const api = useCookieStack();
const ATTRIBUTES = 'Max-Age=600; Path=/; Secure; HttpOnly; SameSite=Lax';
const CLEARED = 'Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax';
const MADE_UP = 'a'.repeat(43);

let user = '';
let count = 0;
let browser: Awaited<ReturnType<ReturnType<typeof api>['signedIn']>>;
beforeEach(async () => {
  count += 1;
  user = `cookie-${count}`;
  browser = await api().signedIn(user);
});

/** Starts a flow of the user: its cookie as the browser keeps it, and where the consent sends the browser. */
async function startFlow(decision: 'approve' | 'refuse' = 'approve', of = browser, connection = 'gmail') {
  const response = await of(`POST /connections/${connection}/authorize`);
  expect(response.status).toBe(201);
  const [set = '', ...more] = response.headers['set-cookie'] ?? [];
  expect(more).toEqual([]);
  const body = { link: response.json.authorizationUrl, decision };
  const { redirectTo } = await api().simulator.post('consents', body);
  const back = new URL(redirectTo);
  expect(`${back.origin}${back.pathname}`).toBe(
    `${api().stack.apiUrl.replace('127.0.0.1', 'localhost')}/callback`,
  );
  const [cookie = '', ...attributes] = set.split('; ');
  return { cookie, name: cookie.split('=')[0] ?? '', attributes, back, state: String(response.json.state) };
}

const comeBack = ({ search }: { search: string }, cookie?: string) =>
  api().send(`GET /callback${search}`, { headers: cookie === undefined ? {} : { cookie } });

/** Expects a redirect to the configured page alone, and a cleared cookie. */
function expectSentOn(response: ApiResponse, name: string, query: Record<string, string>): void {
  expect(response.status).toBe(303);
  const wanted = new URL(RETURN_URL);
  for (const [field, value] of Object.entries(query)) wanted.searchParams.set(field, value);
  expect(response.headers.location).toBe(wanted.href);
  expect(response.headers['set-cookie']).toEqual([`${name}=; ${CLEARED}`]);
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.headers['referrer-policy']).toBe('no-referrer');
}

async function activations(identifier = user): Promise<number> {
  const { entries } = await api().simulator.get(`ledger?identifier=${identifier}`);
  return entries.filter(({ kind }) => kind === 'account-activated').length;
}

const linked = { outcome: 'linked', connection: 'gmail' };
const rejected = { outcome: 'rejected' };

describe('a stack in cookie mode', () => {
  it('adds one route, which demands no token, to those of the authorization matrix', () => {
    const served = servedRoutes(api().stack);
    const open = served.filter(({ key }) => Object.hasOwn(cookieModeRows, key));
    expect(open).toEqual([{ key: 'GET /callback', authorization: 'NONE', scopes: [] }]);
    const others = served.filter((route) => !open.includes(route)).map(({ key }) => key);
    expect(others.toSorted()).toEqual(Object.keys(localRows).toSorted());
  });

  it('gives each flow a cookie of its own, for this host alone', async () => {
    const [one, two] = [await startFlow(), await startFlow()];
    for (const { cookie, attributes } of [one, two]) {
      expect(cookie).toMatch(/^__Host-onbehalf-[\w-]{22}=[\w-]{43}$/);
      expect(attributes.join('; ')).toBe(ATTRIBUTES);
    }
    expect(one.name).not.toBe(two.name);
    expect(one.cookie).not.toContain(one.state);
  });
});

describe('GET /callback', () => {
  it('links the account for the browser with the cookie', async () => {
    const { back, cookie, name } = await startFlow();
    expectSentOn(await comeBack(back, `theme=dark; ${cookie}; other=1`), name, linked);
    expect(await activations()).toBe(1);
    expect((await browser('GET /connections/gmail')).json).toMatchObject({ status: 'ACTIVE' });
  });

  it.each([
    ['no cookie', () => undefined],
    ["another browser's cookie", (_name: string, foreign: string) => foreign],
    ["another flow's value", (name: string, foreign: string) => `${name}=${foreign.split('=')[1]}`],
    ['a made-up cookie', (name: string) => `${name}=${MADE_UP}`],
    ['an empty cookie', (name: string) => `${name}=`],
    [
      'a name without its prefix',
      (name: string, _f: string, own: string) => own.replace(name, name.slice(7)),
    ],
  ])('revokes the flow and activates nothing for a browser with %s', async (_case, cookieOf) => {
    const [mine, other] = [await startFlow(), await api().signedIn(`${user}-other`)];
    const { cookie: foreign } = await startFlow('approve', other);
    const given = cookieOf(mine.name, foreign, mine.cookie);
    expectSentOn(await comeBack(mine.back, given), mine.name, rejected);
    expectSentOn(await comeBack(mine.back, mine.cookie), mine.name, rejected);
    expect([await activations(), await activations(`${user}-other`)]).toEqual([0, 0]);
  });

  it("returns and changes the same for a made-up state as for another user's", async () => {
    const { back, cookie } = await startFlow();
    const search = `?state=${MADE_UP}&auth_request_id=${back.searchParams.get('auth_request_id')}`;
    const response = await comeBack({ search }, cookie);
    expect(response.headers.location).toBe(`${RETURN_URL}&outcome=rejected`);
    expect(await activations()).toBe(0);
    expect((await comeBack(back, cookie)).headers.location).toContain('outcome=linked');
  });

  it('never finishes the flow of a service, whose user has no cookie', async () => {
    const { signedIn, stack, simulator } = api();
    const claims = { client_id: stack.serviceClientId, scope: 'onbehalf/act-as' };
    const service = await signedIn('service', claims);
    const headers = { 'on-behalf-of': user };
    const response = await service('POST /connections/gmail/authorize', undefined, headers);
    expect([response.status, response.headers['set-cookie']]).toEqual([201, undefined]);
    const link = { link: response.json.authorizationUrl, decision: 'approve' };
    const back = new URL((await simulator.post('consents', link)).redirectTo);
    expect(`${back.origin}${back.pathname}`).toBe(stack.parameters.userVerifyUrl);
    expect((await comeBack(back)).headers.location).toContain('outcome=rejected');
    expect(await activations()).toBe(0);
    const [state, authRequestId] = ['state', 'auth_request_id'].map((name) => back.searchParams.get(name));
    const posted = { state, authRequestId, confirmed: true };
    expect((await browser('POST /connections/verify', posted)).status).toBe(200);
  });

  it('ends the flow of a user who refused, for good', async () => {
    const { back, cookie, name, state } = await startFlow('refuse');
    expect(back.searchParams.get('error')).toBe('access_denied');
    expectSentOn(await comeBack(back, cookie), name, { outcome: 'refused', connection: 'gmail' });
    const search = `?state=${state}&auth_request_id=any`;
    expectSentOn(await comeBack({ search }, cookie), name, rejected);
  });

  it('reports the linked account, loaded again, to the browser that still has the cookie', async () => {
    const { back, cookie, name } = await startFlow();
    expectSentOn(await comeBack(back, cookie), name, linked);
    expectSentOn(await comeBack(back, cookie), name, linked);
    expectSentOn(await comeBack(back), name, rejected);
    expect(await activations()).toBe(1);
    expect((await browser('GET /connections/gmail')).json).toMatchObject({ status: 'ACTIVE' });
  });

  it('serves two tabs, in any order', async () => {
    const [one, two] = [await startFlow(), await startFlow()];
    const jar = `${one.cookie}; ${two.cookie}`;
    expectSentOn(await comeBack(two.back, jar), two.name, linked);
    expectSentOn(await comeBack(one.back, jar), one.name, linked);
  });

  it("returns the connection of the consent, which came with another flow's state", async () => {
    const [mail, chat] = [await startFlow(), await startFlow('approve', browser, 'slack')];
    const search = `?state=${mail.state}&auth_request_id=${chat.back.searchParams.get('auth_request_id')}`;
    const jar = `${mail.cookie}; ${chat.cookie}`;
    for (let time = 0; time < 2; time += 1)
      expectSentOn(await comeBack({ search }, jar), mail.name, { outcome: 'linked', connection: 'slack' });
    expect((await browser('GET /connections/gmail')).json).toMatchObject({ status: 'PENDING_VERIFICATION' });
    expectSentOn(await comeBack(mail.back, jar), mail.name, linked);
    expectSentOn(await comeBack(chat.back, jar), chat.name, { outcome: 'linked', connection: 'slack' });
  });

  it("leaves the question to the user's own page while a service's flow is open", async () => {
    const { signedIn, stack } = api();
    const claims = { client_id: stack.serviceClientId, scope: 'onbehalf/act-as' };
    const service = await signedIn('service', claims);
    await service('POST /connections/slack/authorize', undefined, { 'on-behalf-of': user });
    const { back, cookie, state } = await startFlow();
    const authRequestId = back.searchParams.get('auth_request_id') ?? '';
    for (let time = 0; time < 2; time += 1) {
      const { status, headers } = await comeBack(back, cookie);
      const page = `${stack.parameters.userVerifyUrl}?auth_request_id=${authRequestId}&state=${state}`;
      expect([status, headers.location, headers['set-cookie']]).toEqual([303, page, undefined]);
      expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
    }
    expect((await comeBack(back)).headers.location).toBe(`${RETURN_URL}&outcome=rejected`);
    const again = await startFlow();
    const posted = { state: again.state, authRequestId: again.back.searchParams.get('auth_request_id') };
    expect((await browser('POST /connections/verify', { ...posted, confirmed: true })).status).toBe(200);
  });

  it('reports nothing as linked once the account is disconnected', async () => {
    const { back, cookie, name } = await startFlow();
    expectSentOn(await comeBack(back, cookie), name, linked);
    await browser('DELETE /connections/gmail');
    expectSentOn(await comeBack(back, cookie), name, { outcome: 'expired' });
  });

  it('reports that a flow has expired', async () => {
    const { back, cookie, name } = await startFlow();
    await api().simulator.post('links/expire', { identifier: user });
    expectSentOn(await comeBack(back, cookie), name, { outcome: 'expired' });
    expect(await activations()).toBe(0);
  });

  it('reports that Scalekit is down, and the user can start again', async () => {
    const { back, cookie, name } = await startFlow();
    const fault = {
      at: 'scalekit.verifyConnectedAccountUser',
      do: 'error',
      code: 'Unavailable',
      identifier: user,
    };
    await api().simulator.post('faults', fault);
    expectSentOn(await comeBack(back, cookie), name, { outcome: 'unavailable' });
    const again = await startFlow();
    expectSentOn(await comeBack(again.back, again.cookie), again.name, linked);
  });
});

describe('a malformed return', () => {
  const state = `state=${MADE_UP}`;
  it.each([
    '',
    '?state=short&auth_request_id=x',
    `?${state}`,
    `?${state}&auth_request_id=`,
    `?${state}&auth_request_id=x&error=access_denied`,
    `?${state}&auth_request_id=a%0d%0aLocation:%20https://evil.example`,
    `?${state}&${state}&auth_request_id=x`,
    `?${state}&auth_request_id=x&identifier=bob`,
    '?state=__proto__&auth_request_id=x',
    `?${state}&auth_request_id=${'x'.repeat(513)}`,
  ])('returns 400 and no redirect: %j', async (search) => {
    const response = await comeBack({ search });
    expect([response.status, response.json.code]).toEqual([400, 'invalid-request']);
    expect(Object.keys(response.headers)).not.toContain('location');
    expect(Object.keys(response.headers)).not.toContain('set-cookie');
  });

  it.each(['returnUrl', 'return_to', 'redirect_uri', 'next', 'outcome', 'connection'])(
    'redirects to the configured page alone when %s has an address',
    async (field) => {
      const { back, cookie, name } = await startFlow();
      const search = `${back.search}&${field}=https%3A%2F%2Fevil.example`;
      const headers = {
        cookie,
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        referer: 'https://evil.example',
      };
      expectSentOn(await api().send(`GET /callback${search}`, { headers }), name, linked);
    },
  );
});
