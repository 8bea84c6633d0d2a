import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorizationRows, type Target } from '../../support/stack/authorization-rows.ts';
import { goodRequests } from '../../support/stack/good-requests.ts';
import { forgetOffboarding } from '../../support/stack/offboardings.ts';
import { linkGmail, stack, token } from '../../support/stack/product.ts';
import { rawRequest } from '../../support/stack/raw-request.ts';

const user = 'bodies-user';
let authorization = '';
beforeAll(async () => {
  authorization = `Authorization: Bearer ${await token({ sub: user })}`;
});
// A route may have disconnected the account.
beforeEach(() => linkGmail(user));

const JSON_TYPE = 'Content-Type: application/json';
const routes = Object.keys(goodRequests);
const bare = routes.filter((route) => goodRequests[route]?.body === undefined);

async function ask(route: string, { path, headers = {} }: Target, body?: string | Buffer, ...more: string[]) {
  const [method] = route.split(' ');
  const key = headers['idempotency-key'] === 'own' ? [`Idempotency-Key: ${randomUUID()}`] : [];
  const response = await rawRequest(
    stack.apiUrl,
    [`${method} ${path}`, authorization, ...key, ...more],
    body,
  );
  const problem = /\{.*\}$/s.exec(response.text)?.[0];
  return { status: response.status, problem: problem === undefined ? undefined : JSON.parse(problem) };
}

const ownOf = (route: string): Target & { status: number } => {
  const own = authorizationRows[route]?.own;
  if (own === undefined) throw new Error(`${route} has no row`);
  return own;
};

/** A good body with bytes of latin-1 in a field more. */
const latin1 = (route: string) =>
  Buffer.from(JSON.stringify({ ...goodRequests[route]?.body, more: 'caf\u00e9' }), 'latin1');

describe.each(routes)('%s', (route) => {
  it('returns invalid-request for bytes that are not UTF-8, in body and query', async () => {
    const notUtf8 = (path: string) => ({
      status: 400,
      problem: { code: 'invalid-request', errors: [{ path, message: 'is not UTF-8' }] },
    });
    expect(await ask(route, ownOf(route), latin1(route), JSON_TYPE)).toMatchObject(notUtf8('body'));
    const { path } = ownOf(route);
    const inQuery = { ...ownOf(route), path: `${path}${path.includes('?') ? '&' : '?'}more=caf%e9` };
    expect(await ask(route, inQuery)).toMatchObject(notUtf8('query'));
  });

  it('returns invalid-request for an integer past 2^53, with its place', async () => {
    const body = `{"more":[{"n":9007199254740993}]}`;
    expect(await ask(route, ownOf(route), body, JSON_TYPE)).toMatchObject({
      status: 400,
      problem: { code: 'invalid-request', errors: [{ path: 'body.more.0.n' }] },
    });
  });

  it.each([
    'application/json; charset=latin1',
    'application/json; charset="utf-8',
    'application/problem+json',
  ])('returns unsupported-media-type for %s', async (type) => {
    expect(await ask(route, ownOf(route), '{}', `Content-Type: ${type}`)).toMatchObject({
      status: 415,
      problem: { code: 'unsupported-media-type' },
    });
  });
});

describe.each(routes.filter((route) => !bare.includes(route)))('%s', (route) => {
  it.each(['application/json;', 'Application/JSON ;profile="a;charset=latin1"; charset="UTF-8"'])(
    'takes its body as %s',
    async (type) => {
      const { status, body } = { body: {}, ...ownOf(route) };
      expect(await ask(route, ownOf(route), JSON.stringify(body), `Content-Type: ${type}`)).toMatchObject({
        status,
      });
    },
  );
});

describe.each(bare)('%s', (route) => {
  it.each([[JSON_TYPE], []])('takes {} for no body with %j', async (...type) => {
    for (const body of ['{}', ' { }\n']) {
      expect((await ask(route, ownOf(route), body, ...type)).status).toBe(ownOf(route).status);
    }
    await forgetOffboarding(user);
  });

  it.each(['{"a":1}', '[]', 'null', ' '])('refuses the body %j', async (body) => {
    expect(await ask(route, ownOf(route), body, JSON_TYPE)).toMatchObject({
      status: 400,
      problem: { code: 'invalid-request' },
    });
  });
});
