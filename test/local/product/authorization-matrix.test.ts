import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Row, localRows as rows, type Target } from '../../support/stack/authorization-rows.ts';
import { consentToLink, finish } from '../../support/stack/linking.ts';
import { forgetOffboarding } from '../../support/stack/offboardings.ts';
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
import {
  ada,
  bob,
  callerRefusal,
  gatewayRefusal,
  kinds,
  refusal,
  service,
} from '../../support/stack/token-kinds.ts';

type Browser = Awaited<ReturnType<typeof signedIn>>;

const tokens: Record<string, string> = {};
const users: readonly string[] = [ada, bob, service];
let browsers: Browser[];
let asBob: Browser;

beforeAll(async () => {
  for (const [kind, { claims }] of Object.entries(kinds)) if (claims) tokens[kind] = await token(claims);
  browsers = await Promise.all(users.map((user) => signedIn(user)));
  asBob = await signedIn(bob);
  for (const user of users) await linkGmail(user);
});

/** Runs a tool that writes, once per key. */
function write(browser: Browser, key: string): Promise<ApiResponse> {
  const { path = '', body } = rows['POST /actions/{tool}']?.own ?? {};
  return browser(`POST ${path}`, body, { 'idempotency-key': key });
}

type Theirs = AsyncDisposable & {
  /** A request that names a used key or an open flow of user B. */
  target: Target & { status: number };
  isUntouched: () => Promise<boolean>;
};

async function openForeign(foreign: NonNullable<Row['foreign']>): Promise<Theirs> {
  if (foreign.of === 'key') {
    const key = randomUUID();
    expect((await write(asBob, key)).status).toBe(200);
    return {
      target: foreign.target(key),
      isUntouched: async () => (await write(asBob, key)).headers['idempotent-replayed'] === 'true',
      [Symbol.asyncDispose]: async () => {},
    };
  }
  const flow = await consentToLink(asBob, 'notion');
  return {
    target: foreign.target(flow),
    isUntouched: async () => (await finish(asBob, flow)).status === 200,
    async [Symbol.asyncDispose]() {
      // The open flows of a user are limited. A flow that a request revoked is closed already.
      await finish(asBob, flow);
      await asBob('DELETE /connections/notion');
    },
  };
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

/** Requests with the status of each response. */
type Step = { target: Target; status: number };

/** Sends the requests, and expects Scalekit to be called for none of this file's users but `as`. */
async function expectResponses(route: string, kind: string, steps: Step[], as?: string) {
  // Without the calls so far, of which other files have made thousands.
  const { lastSeq } = await simulator.get(`rpcs?since=${Number.MAX_SAFE_INTEGER}`);
  const responses: ApiResponse[] = [];
  for (const { target } of steps) responses.push(await ask(route, kind, target));
  const paths = steps.map(({ target }) => target.path);
  expect(responses.map(({ status }, nth) => [paths[nth], status])).toEqual(
    steps.map(({ target, status }) => [target.path, status]),
  );
  const { entries } = await simulator.get(`rpcs?since=${lastSeq}`);
  const called = new Set(entries.map(({ identifier }) => identifier));
  expect(users.filter((user) => user !== as && called.has(user))).toEqual([]);
  if (as !== bob) for (const { text } of responses) expect(text).not.toContain(bob);
  return responses;
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
    await expectResponses(route, kind, [{ target: own, status: own.status }]);
  });
});

describe.each(served.map(({ key }) => key).filter((route) => !isPublic(route)))('%s', (route) => {
  const row = rows[route];
  if (row === undefined) {
    it('has a row in the authorization matrix', () => expect.fail(`${route} has none`));
    return;
  }
  const { own, access, foreign } = row;
  /** A request that reached a route that writes may have disconnected the user, or ended everything of the user. */
  const relink = async (user: string | undefined, refused: number | undefined) => {
    if (access !== 'write' || refused !== undefined || user === undefined) return;
    if (route === 'DELETE /users/me') await forgetOffboarding(user);
    await linkGmail(user);
  };
  if (access === 'write')
    afterAll(async () => {
      for (const browser of browsers) await browser('DELETE /digest');
    });

  it.each(Object.entries(kinds))(
    'with %s gives access to the caller’s own data alone',
    async (kind, { as, acts }) => {
      const forUser = refusal(route, kind, undefined);
      const acting = { ...own, headers: { ...own.headers, 'on-behalf-of': ada } };
      const forService = refusal(route, kind, ada);
      const onBehalfOf = acts ? ada : undefined;
      const injected = injections(acts ? acting : own).map(({ target, inQuery }) => {
        const refused = inQuery ? undefined : callerRefusal(route, kind, onBehalfOf);
        return { target, status: gatewayRefusal(route, kind) ?? refused ?? 400 };
      });
      const asUser = { target: own, status: forUser ?? own.status };
      const asService = { target: acting, status: forService ?? own.status };
      if (gatewayRefusal(route, kind) !== undefined) {
        await expectResponses(route, kind, [asUser, asService, ...injected]);
        return;
      }
      await expectResponses(route, kind, [asUser], as);
      await relink(as, forUser);
      if (forService === undefined) {
        await expectResponses(route, kind, [asService], ada);
        await relink(ada, forService);
        await expectResponses(route, kind, injected);
      } else await expectResponses(route, kind, [asService, ...injected]);
    },
  );

  if (foreign === undefined) return;
  const others = Object.entries(kinds).filter(([kind]) => kind !== 'user B');
  const refusedKinds = others.filter(
    ([kind, { acts }]) => refusal(route, kind, acts ? ada : undefined) !== undefined,
  );
  const reachingKinds = others.filter((other) => !refusedKinds.includes(other));
  const title = 'with %s gives nothing of user B’s that the request names';

  async function expectNothing(kind: string, { status, ...target }: Theirs['target']) {
    const { as, acts } = kinds[kind] ?? {};
    const onBehalf = acts ? ada : undefined;
    const headers = { ...target.headers, ...(onBehalf && { 'on-behalf-of': onBehalf }) };
    const step = {
      target: { ...target, headers },
      status: refusal(route, kind, onBehalf) ?? status,
    };
    const [response] = await expectResponses(route, kind, [step], onBehalf ?? as);
    // A key belongs to one user and client, so this write is the caller's own, and no replay.
    expect(response?.headers).not.toHaveProperty('idempotent-replayed');
  }

  describe('while it refuses the caller', () => {
    // A refused request changes nothing, so one key or flow serves all of these.
    let theirs: Theirs;
    beforeAll(async () => {
      theirs = await openForeign(foreign);
    });
    afterAll(() => theirs[Symbol.asyncDispose]());

    it.each(refusedKinds)(title, (kind) => expectNothing(kind, theirs.target));
    it('leaves user B’s key or flow as it was', async () => expect(await theirs.isUntouched()).toBe(true));
  });

  it.each(reachingKinds)(title, async (kind) => {
    await using theirs = await openForeign(foreign);
    await expectNothing(kind, theirs.target);
  });
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
