import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import document from '../../../../docs/openapi.json' with { type: 'json' };
import { accountIdentifier } from '../../../../shared/scalekit/account-identifier.ts';
import { localRows as rows, type Target } from '../../../support/stack/authorization-rows.ts';
import { statusAndCode } from '../../../support/stack/linking.ts';
import { linkGmail, send, signedIn, simulator, stack, token } from '../../../support/stack/product.ts';
import { kinds, refusal } from '../../../support/stack/token-kinds.ts';

// Users of the kinds of tokens, with names of this file's own.
const rename = (user: string) => user.replace('authz-', 'label-authz-');
const [ada, bob, service] = ['authz-ada', 'authz-bob', 'authz-service'].map(rename) as [
  string,
  string,
  string,
];
/** Everybody has `own`; only user B has `club`. */
const [OWN, CLUB] = ['own', 'club'] as const;

const aliasOf = (identifier: string, account: string) =>
  accountIdentifier({ issuer: stack.issuerUrl, identifier }, account);
const identifiers = [ada, bob, service].flatMap((user) => [
  user,
  ...[OWN, CLUB].map((label) => aliasOf(user, label)),
]);

type Operation = { parameters?: { name: string }[]; requestBody?: unknown };
/** Where the label stands in a route's request; undefined where it does not. */
function placeOf(route: string): 'query' | 'body' | undefined {
  const [method = '', path = ''] = route.split(' ');
  const paths: Record<string, Record<string, Operation>> = document.paths as never;
  const { parameters = [], requestBody } = paths[path]?.[method.toLowerCase()] ?? {};
  if (parameters.some(({ name }) => name === 'account')) return 'query';
  return JSON.stringify(requestBody ?? '').includes('AccountLabel') ? 'body' : undefined;
}

const routes = Object.keys(rows).filter((route) => placeOf(route) !== undefined);

function withLabel(route: string, { path, body, headers = {} }: Target, account: string): Target {
  const key =
    headers['idempotency-key'] === undefined ? headers : { ...headers, 'idempotency-key': randomUUID() };
  if (placeOf(route) === 'body') return { path, body: { ...body, account }, headers: key };
  return {
    path: `${path}${path.includes('?') ? '&' : '?'}account=${account}`,
    ...(body && { body }),
    headers: key,
  };
}

const tokens: Record<string, string> = {};

async function link(user: string, account: string): Promise<void> {
  const identifier = aliasOf(user, account);
  await simulator.post('accounts/status', { identifier, connection: 'gmail-local', status: 'ACTIVE' });
  const { status } = await (await signedIn(user))(`POST /connections/gmail/authorize?account=${account}`);
  expect(status).toBe(200);
}

beforeAll(async () => {
  for (const [kind, { claims }] of Object.entries(kinds))
    if (claims) tokens[kind] = await token({ ...claims, sub: rename(claims.sub ?? '') });
  for (const user of [ada, bob, service]) {
    await linkGmail(user);
    await link(user, OWN);
  }
  await link(bob, CLUB);
});

/** Sends the request. Returns its response, and the users of the file's accounts for whom Scalekit was called. */
async function ask(route: string, kind: string, { path, body, headers }: Target) {
  const { lastSeq } = await simulator.get(`rpcs?since=${Number.MAX_SAFE_INTEGER}`);
  const bearer = tokens[kind];
  const response = await send(`${route.split(' ')[0]} ${path}`, {
    headers: {
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  const { entries } = await simulator.get(`rpcs?since=${lastSeq}`);
  const called = new Set(entries.map(({ identifier }) => identifier ?? ''));
  return { response, called: identifiers.filter((each) => called.has(each)) };
}

it('covers every route that takes a label', () => {
  expect(routes.length).toBeGreaterThanOrEqual(10);
});

describe.each(routes)('%s', (route) => {
  const own: Target & { status: number } = rows[route]?.own ?? { path: '', status: 0 };
  const mayUnlink = route.startsWith('DELETE /connections');
  afterAll(async () => {
    for (const user of [ada, bob, service]) await (await signedIn(user))(`DELETE /digest?account=${OWN}`);
  });

  it.each(Object.entries(kinds))(
    'with %s reaches the caller’s own label alone',
    async (kind, { as, acts }) => {
      const user = acts ? ada : as && rename(as);
      const onBehalf = acts ? { 'on-behalf-of': ada } : undefined;
      const target = withLabel(route, { ...own, headers: { ...own.headers, ...onBehalf } }, OWN);
      const refused = refusal(route, kind, acts ? ada : undefined);
      const { response, called } = await ask(route, kind, target);
      expect(response.status).toBe(refused ?? own.status);
      const allowed = refused === undefined && user !== undefined ? [aliasOf(user, OWN)] : [];
      expect(called.filter((each) => !allowed.includes(each))).toEqual([]);
      if (mayUnlink && refused === undefined && user !== undefined) await link(user, OWN);
    },
  );

  it.each(['user A', 'a listed service that may act'])(
    'with %s reaches nothing of user B’s label',
    async (kind) => {
      const onBehalf = kinds[kind]?.acts ? { 'on-behalf-of': ada } : undefined;
      const target = withLabel(route, { ...own, headers: { ...own.headers, ...onBehalf } }, CLUB);
      const { response, called } = await ask(route, kind, target);
      expect(called.filter((each) => each !== aliasOf(ada, CLUB))).toEqual([]);
      expect(response.text).not.toContain('"ACTIVE"');
      expect(response.json ?? {}).not.toHaveProperty('data');
      const isBobs = await (await signedIn(bob))(`GET /connections/gmail?account=${CLUB}`);
      expect(isBobs.json.status).toBe('ACTIVE');
      // The label that `authorize` has added ends again.
      await (await signedIn(ada))(`DELETE /connections/gmail?account=${CLUB}`);
    },
  );
});

it('replays no write of user B’s label to user A, with the same key and label', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const body = { ...rows['POST /actions/{tool}']?.own.body, account: OWN };
  const [first, other] = [await signedIn(bob), await signedIn(ada)];
  const write = (browser: typeof first, sent: object) =>
    browser('POST /actions/gmail_create_draft', sent, key);
  const { json: theirs } = await write(first, body);
  const { status, headers, json } = await write(other, body);
  expect([status, headers['idempotent-replayed']]).toEqual([200, undefined]);
  expect(json.executionId).not.toBe(theirs.executionId);
  expect(statusAndCode(await write(other, { ...body, account: CLUB }))).toBe('422 idempotency-key-reused');
  expect((await write(first, body)).headers).toHaveProperty('idempotent-replayed', 'true');
});
