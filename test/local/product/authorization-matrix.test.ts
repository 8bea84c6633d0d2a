import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Foreign, localRows as rows, type Target } from '../../support/stack/authorization-rows.ts';
import { consentToLink, finish } from '../../support/stack/linking.ts';
import {
  type ApiResponse,
  linkGmail,
  send,
  signedIn,
  simulator,
  stack,
  token,
} from '../../support/stack/product.ts';
import { servedRoutes } from '../../support/stack/served-routes.ts';

const [ada, bob, service] = ['authz-ada', 'authz-bob', 'authz-service'];
const WRITE = 'onbehalf/read onbehalf/write';
const client_id = stack.serviceClientId;

/** Each kind of token: its claims, its scopes, the user for whom Scalekit may be called, and whether it acts for users. */
const kinds: Record<
  string,
  { claims?: Record<string, string>; scopes?: string[]; as?: string; acts?: boolean }
> = {
  'no token': {},
  'an expired token': { claims: { sub: ada, expires_in: '-60' } },
  'a token of another issuer': { claims: { sub: ada, iss: 'https://elsewhere.example' } },
  'a token for another audience': { claims: { sub: ada, audience: 'https://elsewhere.example' } },
  'an ID token': { claims: { sub: ada, type: 'id' } },
  'a token without a scope of the product': { claims: { sub: ada, scope: 'openid profile' }, scopes: [] },
  'a token that may read': { claims: { sub: ada, scope: 'onbehalf/read' }, scopes: ['read'], as: ada },
  'user A': { claims: { sub: ada, scope: WRITE }, scopes: ['read', 'write'], as: ada },
  'user B': { claims: { sub: bob, scope: WRITE }, scopes: ['read', 'write'], as: bob },
  'a listed service that may act': {
    claims: { sub: service, client_id, scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
    acts: true,
  },
  'a listed service that may act and write': {
    claims: { sub: service, client_id, scope: `${WRITE} onbehalf/act-as` },
    scopes: ['read', 'write', 'act-as'],
    acts: true,
  },
  'a service that may act and is not listed': {
    claims: { sub: service, client_id: 'unlisted', scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
  },
  'a listed service whose token names another client, too': {
    claims: { sub: service, azp: client_id, client_id: 'local-frontend', scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
  },
  'a client whose token names a listed service, too': {
    claims: { sub: service, azp: 'local-frontend', client_id, scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
  },
  'a listed service without the scope': {
    claims: { sub: service, client_id, scope: WRITE },
    scopes: ['read', 'write'],
    as: service,
  },
};

const tokens: Record<string, string> = {};
const users = [ada, bob, service];
let asBob: Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  for (const [kind, { claims }] of Object.entries(kinds)) if (claims) tokens[kind] = await token(claims);
  asBob = await signedIn(bob);
});
// An earlier test may have disconnected the accounts.
beforeEach(() => Promise.all(users.map((user) => linkGmail(user))));

async function deleteDigests(): Promise<void> {
  for (const user of users) await (await signedIn(user))('DELETE /digest');
}

/** Runs a tool that writes, once per key. */
function write(browser: typeof asBob, key: string): Promise<ApiResponse> {
  const { path = '', body } = rows['POST /actions/{tool}']?.own ?? {};
  return browser(`POST ${path}`, body, { 'idempotency-key': key });
}

/** Calls `work` with a used key and an open flow of user B, and closes the flow afterwards. */
async function withForeign<Result>(work: (foreign: Foreign) => Promise<Result>): Promise<Result> {
  const [key, flow] = [randomUUID(), await consentToLink(asBob, 'notion')];
  try {
    expect((await write(asBob, key)).status).toBe(200);
    return await work({ key, ...flow });
  } finally {
    // The open flows of a user are limited. A flow that `work` revoked is closed already.
    await finish(asBob, flow);
    await asBob('DELETE /connections/notion');
  }
}

function ask(route: string, kind: string, { path, body, headers = {} }: Target): Promise<ApiResponse> {
  const bearer = tokens[kind];
  const key: Record<string, string> =
    headers['idempotency-key'] === 'own' ? { 'idempotency-key': randomUUID() } : {};
  return send(`${route.split(' ')[0]} ${path}`, {
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
      ...key,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

/** Without the calls so far, of which other files have made thousands. */
const lastSeq = async () => (await simulator.get(`rpcs?since=${Number.MAX_SAFE_INTEGER}`)).lastSeq;

/** The users of this file for whom Scalekit was called; other files share the simulator. */
async function usersCalledFor(since: number): Promise<string[]> {
  const { entries } = await simulator.get(`rpcs?since=${since}`);
  const called = new Set(entries.map(({ identifier }) => identifier));
  return users.filter((user) => called.has(user));
}

type Expected = { status: number; as?: string | undefined };

/** The status with which the gateway refuses a token. */
function gatewayRefusal(route: string, kind: string): number | undefined {
  const { scopes } = kinds[kind] ?? {};
  if (scopes === undefined) return 401;
  const demanded: readonly string[] | 'none' = rows[route]?.scopes ?? [];
  return scopes.some((scope) => demanded.includes(scope)) ? undefined : 403;
}

/** The status with which the function refuses a caller, before it reads the request. */
function callerRefusal(kind: string, onBehalfOf: string | undefined): number | undefined {
  const { as, acts = false } = kinds[kind] ?? {};
  if (acts) return onBehalfOf === undefined ? 400 : undefined;
  return onBehalfOf !== undefined || as === undefined ? 403 : undefined;
}

/** The status with which the function refuses a service on a route that is for the user's own browser. */
function serviceRefusal(route: string, kind: string): number | undefined {
  return kinds[kind]?.acts === true && !rows[route]?.scopes.includes('act-as') ? 403 : undefined;
}

function refusal(route: string, kind: string, onBehalfOf: string | undefined): number | undefined {
  const { scopes = [], acts = false } = kinds[kind] ?? {};
  const early = gatewayRefusal(route, kind) ?? callerRefusal(kind, onBehalfOf) ?? serviceRefusal(route, kind);
  if (early !== undefined) return early;
  return rows[route]?.access === 'write' && !acts && !scopes.includes('write') ? 403 : undefined;
}

async function expectResponse(route: string, kind: string, target: Target, { status, as }: Expected) {
  const since = await lastSeq();
  const response = await ask(route, kind, target);
  expect([target.path, response.status]).toEqual([target.path, status]);
  expect((await usersCalledFor(since)).filter((user) => user !== as)).toEqual([]);
  if (as !== bob) expect(response.text).not.toContain(bob);
  return response;
}

/** Requests that name user B in a field; in the query that is refused for any caller. */
function injections(own: Target): { target: Target; inQuery: boolean }[] {
  const names = ['identifier', 'userId', 'user_id', 'organizationId', 'connectedAccountId'];
  const queries = names.map((name) => `${own.path}${own.path.includes('?') ? '&' : '?'}${name}=${bob}`);
  return [
    ...queries.map((path) => ({ target: { ...own, path }, inQuery: true })),
    { target: { ...own, body: { ...own.body, identifier: bob } }, inQuery: false },
    { target: { ...own, headers: { ...own.headers, 'x-user-id': bob } }, inQuery: false },
  ];
}

const served = servedRoutes(stack);

it('has a row for every route of the template, with its scopes', () => {
  const expected = Object.entries(rows).map(([key, { scopes }]) =>
    scopes === 'none'
      ? { key, authorization: 'NONE', scopes: [] }
      : { key, authorization: 'JWT', scopes: scopes.map((scope) => `onbehalf/${scope}`) },
  );
  const byKey = (one: { key: string }, other: { key: string }) => one.key.localeCompare(other.key);
  expect(served.toSorted(byKey)).toEqual(expected.toSorted(byKey));
});

const isPublic = (route: string) => rows[route]?.scopes === 'none';

describe.each(served.map(({ key }) => key).filter(isPublic))('%s', (route) => {
  it.each(Object.keys(kinds))('with %s returns the same as to any caller', async (kind) => {
    const own = rows[route]?.own ?? { path: '', status: 0 };
    await expectResponse(route, kind, own, { status: own.status });
  });
});

describe.each(served.map(({ key }) => key).filter((route) => !isPublic(route)))('%s', (route) => {
  const row = rows[route];
  if (row === undefined) {
    it('has a row in the authorization matrix', () => expect.fail(`${route} has none`));
    return;
  }
  const { own, access, foreign: theirs } = row;
  if (access === 'write') afterEach(deleteDigests);

  it.each(Object.entries(kinds))(
    'with %s gives access to the caller’s own data alone',
    async (kind, { as, acts }) => {
      const acting: Target = { ...own, headers: { ...own.headers, 'on-behalf-of': ada } };
      const forService = refusal(route, kind, ada);
      await expectResponse(route, kind, own, { status: refusal(route, kind, undefined) ?? own.status, as });
      await linkGmail(ada);
      await expectResponse(route, kind, acting, {
        status: forService ?? own.status,
        as: forService === undefined ? ada : undefined,
      });
      const onBehalf: Record<string, string> = acts ? { 'on-behalf-of': ada } : {};
      for (const { target, inQuery } of injections({ ...own, headers: { ...own.headers, ...onBehalf } })) {
        const refused = inQuery
          ? undefined
          : (callerRefusal(kind, onBehalf['on-behalf-of']) ?? serviceRefusal(route, kind));
        await expectResponse(route, kind, target, { status: gatewayRefusal(route, kind) ?? refused ?? 400 });
      }
    },
  );

  if (theirs === undefined) return;
  it.each(Object.entries(kinds).filter(([kind]) => kind !== 'user B'))(
    'with %s gives nothing of user B’s that the request names',
    async (kind, { as, acts }) => {
      const onBehalf = acts ? ada : undefined;
      const response = await withForeign((foreign) => {
        const { status, ...target } = theirs(foreign);
        const headers = { ...target.headers, ...(onBehalf && { 'on-behalf-of': onBehalf }) };
        const expected = { status: refusal(route, kind, onBehalf) ?? status, as: onBehalf ?? as };
        return expectResponse(route, kind, { ...target, headers }, expected);
      });
      // A key belongs to one user and client, so this write is the caller's own, and no replay.
      expect(response.headers).not.toHaveProperty('idempotent-replayed');
    },
  );
});

it('replays the response for a key of user B to user B alone', async () => {
  const key = randomUUID();
  const first = await write(asBob, key);
  const replayed = await write(asBob, key);
  const other = await write(await signedIn(ada), key);
  expect(replayed.headers).toHaveProperty('idempotent-replayed', 'true');
  expect(replayed.json).toEqual(first.json);
  expect(other.json.executionId).not.toBe(first.json.executionId);
});
