import { beforeAll, describe, expect, it } from 'vitest';
import { goodRequests } from '../support/stack/good-requests.ts';
import { linkGmail, simulator, stack, token } from '../support/stack/product.ts';
import { rawRequest } from '../support/stack/raw-request.ts';

const user = 't47-ada';
/** All calls that the product makes: RPCs for the token's user, never Scalekit's REST API or proxy. */
const PRODUCT_CALLS = [
  'token',
  'listConnectedAccounts',
  'createConnectedAccount',
  'deleteConnectedAccount',
  'getMagicLinkForConnectedAccount',
  'verifyConnectedAccountUser',
  'executeTool',
  'listScopedTools',
];
const ways = [
  '/../api/v1/connected_accounts',
  '/../../api/v1/connected_accounts/auth?connector=gmail-local&identifier=t47-bob',
  '/%2e%2e/api/v1/connected_accounts',
  '/%2e%2e%2fapi%2fv1%2fconnected_accounts',
  '/..%2f..%2fapi/v1/connected_accounts',
  '/.%2e/api/v1/connected_accounts',
  '/%252e%252e%252fapi%252fv1',
  '/..;/api/v1/connected_accounts',
  '/..%5capi%5cv1',
  '/..%00/api/v1',
  '//api/v1/connected_accounts',
  '/proxy/gmail/v1/users/me/profile',
  '/_simulator/accounts',
  '%0d%0aidentifier:%20t47-bob',
];
const headers = [
  'identifier : t47-bob',
  'identifier\t: t47-bob',
  ' identifier: t47-bob',
  'Identifier: t47-bob',
  'connection_name: github-local',
  'x-identifier: t47-bob',
  'x_identifier: t47-bob',
  'X-User-Id: t47-bob',
  '__proto__: t47-bob',
  'constructor: t47-bob',
  'path: /../api/v1/connected_accounts',
  ':path: /../api/v1/connected_accounts',
  'x-http-method-override: DELETE',
  'x-original-url: /../api/v1/connected_accounts',
  'grpc-timeout: 1n',
  'x-env: /../api',
];
let authorization = '';

beforeAll(async () => {
  await linkGmail(user);
  await linkGmail('t47-bob');
  authorization = `Authorization: Bearer ${await token({ sub: user })}`;
});

async function lastSeq(): Promise<number> {
  return (await simulator.get(`rpcs?since=${Number.MAX_SAFE_INTEGER}`)).lastSeq;
}

async function expectOnlyProductCalls(seq: number): Promise<void> {
  const { entries } = await simulator.get(`rpcs?since=${seq}`);
  for (const { method, identifier = user, connection = 'gmail-local' } of entries) {
    expect(PRODUCT_CALLS).toContain(method);
    expect([identifier, connection]).toEqual([user, 'gmail-local']);
  }
}

describe.each(Object.entries(goodRequests))('%s', (route, { path, body }) => {
  const [method = ''] = route.split(' ');
  const json = body === undefined ? '' : JSON.stringify(body);
  const lines = (wanted: string, more: string[] = []) => [
    `${method} ${wanted}`,
    authorization,
    ...(json === '' ? [] : ['Content-Type: application/json']),
    ...more,
  ];

  it("never leads to Scalekit's control plane by its path (T47)", async () => {
    const seq = await lastSeq();
    const [bare = ''] = path.split('?');
    for (const way of ways) {
      const last = bare.slice(0, bare.lastIndexOf('/'));
      for (const wanted of [`${bare}${way}`, `${last}${way}`, way.startsWith('/') ? way : `/${way}`]) {
        const { status } = await rawRequest(stack.apiUrl, lines(wanted), json);
        expect([wanted, status >= 400 && status < 500]).toEqual([wanted, true]);
      }
    }
    await expectOnlyProductCalls(seq);
  });

  it("never leads to Scalekit's control plane by a header (T47)", async () => {
    const seq = await lastSeq();
    for (const header of headers) {
      const { status } = await rawRequest(stack.apiUrl, lines(path, [header]), json);
      expect([header, status < 500]).toEqual([header, true]);
      await linkGmail(user);
    }
    await expectOnlyProductCalls(seq);
  });
});

describe('a tool', () => {
  it.each(['../../api/v1/connected_accounts', '%2e%2e', 'gmail_fetch_mails/../..', 'gmail_fetch_mails%00'])(
    'named %s never reaches Scalekit (T47)',
    async (tool) => {
      const seq = await lastSeq();
      const { body } = goodRequests['POST /actions/{tool}'] ?? {};
      const lines = [`POST /actions/${tool}`, authorization, 'Content-Type: application/json'];
      const { status } = await rawRequest(stack.apiUrl, lines, JSON.stringify(body));
      expect([403, 404, 400]).toContain(status);
      const { entries } = await simulator.get(`rpcs?since=${seq}`);
      // A function that starts fetches its token.
      expect(entries.filter(({ method }) => method !== 'token')).toEqual([]);
    },
  );

  it.each([
    { path: '/../api/v1/connected_accounts' },
    { headers: { 'identifier ': 't47-bob' } },
    { url: 'https://evil.example', method: 'DELETE' },
    { identifier: 't47-bob', connector: 'github-local' },
  ])('ignores an address in its input: %j (T47)', async (more) => {
    const seq = await lastSeq();
    const lines = ['POST /actions/gmail_fetch_mails', authorization, 'Content-Type: application/json'];
    const body = JSON.stringify({ connection: 'gmail', input: { query: 'is:unread', ...more } });
    const { status } = await rawRequest(stack.apiUrl, lines, body);
    expect(status).toBeLessThan(500);
    await expectOnlyProductCalls(seq);
  });
});
