import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorizationRows as rows, type Target } from '../../support/stack/authorization-rows.ts';
import { consented } from '../../support/stack/linking.ts';
import {
  type Answer,
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

/** Each kind of token: its claims, its scopes, for whom it may ask Scalekit, and whether it acts for users. */
const kinds: Record<
  string,
  { claims?: Record<string, string>; scopes?: string[]; as?: string; acts?: boolean }
> = {
  'no token': {},
  'an expired token': { claims: { sub: ada, expires_in: '-60' } },
  'a token of another issuer': { claims: { sub: ada, iss: 'https://elsewhere.example' } },
  'a token for another audience': { claims: { sub: ada, audience: 'https://elsewhere.example' } },
  'an ID token': { claims: { sub: ada, type: 'id' } },
  'a token without a scope of ours': { claims: { sub: ada, scope: 'openid profile' }, scopes: [] },
  'a token that may read': { claims: { sub: ada, scope: 'onbehalf/read' }, scopes: ['read'], as: ada },
  'user A': { claims: { sub: ada, scope: WRITE }, scopes: ['read', 'write'], as: ada },
  'user B': { claims: { sub: bob, scope: WRITE }, scopes: ['read', 'write'], as: bob },
  'a listed service that may act': {
    claims: { sub: service, client_id, scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
    acts: true,
  },
  'a service that may act and is not listed': {
    claims: { sub: service, client_id: 'unlisted', scope: 'onbehalf/act-as' },
    scopes: ['act-as'],
  },
  'a listed service without the scope': {
    claims: { sub: service, client_id, scope: WRITE },
    scopes: ['read', 'write'],
    as: service,
  },
};

const tokens: Record<string, string> = {};
const foreign = { key: randomUUID(), state: '', authRequestId: '' };

let him: Awaited<ReturnType<typeof signedIn>>;
let everybody: (typeof him)[];

beforeAll(async () => {
  for (const [kind, { claims }] of Object.entries(kinds)) if (claims) tokens[kind] = await token(claims);
  him = await signedIn(bob);
  everybody = [him, await signedIn(ada), await signedIn(service)];
});
// B has a key and an open flow before each test, and nobody's account was deleted by the one before.
beforeEach(async () => {
  for (const user of [ada, bob, service]) await linkGmail(user);
  for (const each of everybody) await each('DELETE /digest');
  const { path = '', body } = rows['POST /actions/{tool}']?.own ?? {};
  const key = randomUUID();
  const { status } = await him(`POST ${path}`, body, { 'idempotency-key': key });
  expect(status).toBe(200);
  Object.assign(foreign, { key, ...(await consented(him, 'notion')) });
});
// Finished, unless a test burnt it: the flows of a user that may be open are few.
afterEach(async () => {
  const { state, authRequestId } = foreign;
  await him('POST /connections/verify', { state, authRequestId });
  await him('DELETE /connections/notion');
});

function ask(route: string, kind: string, { path, body, headers = {} }: Target): Promise<Answer> {
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

const seq = async () => (await simulator.get('rpcs')).lastSeq;

/** For whom Scalekit was asked; requests for tokens name nobody. */
async function askedFor(since: number): Promise<Set<string>> {
  const { entries } = await simulator.get(`rpcs?since=${since}`);
  return new Set(entries.flatMap(({ identifier }) => (identifier === undefined ? [] : [identifier])));
}

type Expected = { status: number; as?: string | undefined };

/** What the gateway makes of a token. */
function gatewayRefusal(route: string, kind: string): number | undefined {
  const { scopes } = kinds[kind] ?? {};
  if (scopes === undefined) return 401;
  const demanded: readonly string[] | 'none' = rows[route]?.scopes ?? [];
  return scopes.some((scope) => demanded.includes(scope)) ? undefined : 403;
}

/** What the function makes of who calls, before it looks at what is asked. */
function callerRefusal(kind: string, onBehalfOf: string | undefined): number | undefined {
  const { as, acts = false } = kinds[kind] ?? {};
  if (acts) return onBehalfOf === undefined ? 400 : undefined;
  return onBehalfOf !== undefined || as === undefined ? 403 : undefined;
}

function refusal(route: string, kind: string, onBehalfOf: string | undefined): number | undefined {
  const { scopes = [], acts = false } = kinds[kind] ?? {};
  const early = gatewayRefusal(route, kind) ?? callerRefusal(kind, onBehalfOf);
  if (early !== undefined) return early;
  return rows[route]?.access === 'write' && !acts && !scopes.includes('write') ? 403 : undefined;
}

async function expectAnswer(route: string, kind: string, target: Target, { status, as }: Expected) {
  const since = await seq();
  const answer = await ask(route, kind, target);
  expect([target.path, answer.status]).toEqual([target.path, status]);
  const asked = await askedFor(since);
  expect([...asked].filter((identifier) => identifier !== as)).toEqual([]);
  if (as !== bob) expect(answer.text).not.toContain(bob);
  return answer;
}

/** B named by a field; in the query it is refused whoever asks. */
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
    await expectAnswer(route, kind, own, { status: own.status });
  });
});

describe.each(served.map(({ key }) => key).filter((route) => !isPublic(route)))('%s', (route) => {
  const row = rows[route];
  if (row === undefined) {
    it('has a row in the authorization matrix', () => expect.fail(`${route} has none`));
    return;
  }
  const { own, foreign: theirs } = row;

  it.each(Object.entries(kinds))("with %s gives its own and nobody else's", async (kind, { as, acts }) => {
    const acting: Target = { ...own, headers: { ...own.headers, 'on-behalf-of': ada } };
    const forService = refusal(route, kind, ada);
    await expectAnswer(route, kind, own, { status: refusal(route, kind, undefined) ?? own.status, as });
    await linkGmail(ada);
    await expectAnswer(route, kind, acting, {
      status: forService ?? own.status,
      as: forService === undefined ? ada : undefined,
    });
    const onBehalf: Record<string, string> = acts ? { 'on-behalf-of': ada } : {};
    for (const { target, inQuery } of injections({ ...own, headers: { ...own.headers, ...onBehalf } })) {
      const refused = inQuery ? undefined : callerRefusal(kind, onBehalf['on-behalf-of']);
      await expectAnswer(route, kind, target, { status: gatewayRefusal(route, kind) ?? refused ?? 400 });
    }
  });

  if (theirs === undefined) return;
  it.each(Object.entries(kinds).filter(([kind]) => kind !== 'user B'))(
    "with %s gives nothing of B's that it names",
    async (kind, { as, acts }) => {
      const { status, ...target } = theirs(foreign);
      const onBehalf = acts ? ada : undefined;
      const headers = { ...target.headers, ...(onBehalf && { 'on-behalf-of': onBehalf }) };
      const answer = await expectAnswer(
        route,
        kind,
        { ...target, headers },
        { status: refusal(route, kind, onBehalf) ?? status, as: onBehalf ?? as },
      );
      // A key is its user's and its client's: the write is their own, and no replay.
      expect(answer.headers).not.toHaveProperty('idempotent-replayed');
    },
  );
});

it("replays B's key to B alone", async () => {
  const { path = '', body } = rows['POST /actions/{tool}']?.own ?? {};
  const headers = { 'idempotency-key': foreign.key };
  const replayed = await him(`POST ${path}`, body, headers);
  const his = await (await signedIn(ada))(`POST ${path}`, body, headers);
  expect(replayed.headers).toHaveProperty('idempotent-replayed', 'true');
  expect(his.json.executionId).not.toBe(replayed.json.executionId);
});
