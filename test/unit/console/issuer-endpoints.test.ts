import { describe, expect, it } from 'vitest';
import { findIssuerEndpoints, formatDiscoveryUrl } from '../../../functions/console/issuer-endpoints.ts';

const issuer = 'https://login.acme.test/tenant/';
const document = {
  issuer,
  authorization_endpoint: 'https://login.acme.test/tenant/authorize',
  token_endpoint: 'https://tokens.acme.test/token',
  end_session_endpoint: 'https://login.acme.test/tenant/logout',
  jwks_uri: 'https://login.acme.test/keys',
};
const endpoints = {
  authorizationEndpoint: document.authorization_endpoint,
  tokenEndpoint: document.token_endpoint,
  endSessionEndpoint: document.end_session_endpoint,
};
const ok = (body: unknown = document) => Response.json(body);

/** Finds the endpoints of an issuer that gives these responses one after another. */
function issuerWith(responses: (Response | Error)[], of = issuer) {
  const requests: { url: string; redirect: string | undefined }[] = [];
  const clock = { now: 1_000_000 };
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    requests.push({ url: String(url), redirect: init?.redirect });
    const next = responses.shift() ?? new Error('No further response.');
    if (next instanceof Error) throw next;
    return next;
  };
  return { find: findIssuerEndpoints(of, { now: () => clock.now, fetch }), requests, clock };
}

describe("the issuer's endpoints", () => {
  it('come from its discovery document, without following a redirect', async () => {
    const { find, requests } = issuerWith([ok()]);
    expect(await find()).toEqual({ endpoints });
    expect(requests).toEqual([{ url: `${issuer}.well-known/openid-configuration`, redirect: 'manual' }]);
    expect(formatDiscoveryUrl('https://login.acme.test')).toBe(
      'https://login.acme.test/.well-known/openid-configuration',
    );
  });

  it('may lack an end of the session', async () => {
    const { end_session_endpoint: _, ...rest } = document;
    const { find } = issuerWith([ok(rest)]);
    expect(await find()).toEqual({ endpoints: { ...endpoints, endSessionEndpoint: undefined } });
  });

  it.each<[string, Response | Error, string]>([
    ['does not respond', new TypeError('fetch failed'), 'the issuer does not respond'],
    ['fails', new Response('', { status: 500 }), "the issuer's discovery responds with 500"],
    ['redirects', Response.redirect('https://evil.test/', 302), "the issuer's discovery responds with 302"],
    ['sends a page', new Response('<html>'), "the issuer's discovery document names no valid endpoints"],
    [
      'names another issuer',
      ok({ ...document, issuer: issuer.slice(0, -1) }),
      "the issuer's discovery document names another issuer",
    ],
    ...[
      { token_endpoint: undefined },
      { authorization_endpoint: 'javascript:alert(1)' },
      { token_endpoint: 'http://tokens.acme.test/token' },
      { token_endpoint: "https://x.test'; script-src *" },
      { end_session_endpoint: 'https://user@login.acme.test/logout' },
    ].map((change): [string, Response, string] => [
      `names ${JSON.stringify(change)}`,
      ok({ ...document, ...change }),
      "the issuer's discovery document names no valid endpoints",
    ]),
  ])('are absent with a reason when it %s, and are sought again', async (_case, response, problem) => {
    const { find } = issuerWith([response, ok()]);
    expect(await find()).toEqual({ problem });
    expect(await find()).toEqual({ endpoints });
  });

  it('may use http where the issuer does', async () => {
    const of = 'http://127.0.0.1:4000';
    const local = { issuer: of, authorization_endpoint: `${of}/auth`, token_endpoint: `${of}/token` };
    expect(await issuerWith([ok(local)], of).find()).toHaveProperty('endpoints');
  });

  it('are kept for an hour', async () => {
    const { find, requests, clock } = issuerWith([
      ok(),
      ok({ ...document, token_endpoint: 'https://new.test/' }),
    ]);
    await find();
    clock.now += 3_599_999;
    expect(await find()).toEqual({ endpoints });
    expect(requests).toHaveLength(1);
    clock.now += 1;
    expect(await find()).toEqual({ endpoints: { ...endpoints, tokenEndpoint: 'https://new.test/' } });
  });

  it('are kept longer while it fails, which is asked once a minute', async () => {
    const { find, requests, clock } = issuerWith([ok(), new Error('down'), ok()]);
    await find();
    clock.now += 3_600_000;
    expect(await find()).toEqual({ endpoints });
    clock.now += 59_999;
    expect(await find()).toEqual({ endpoints });
    expect(requests).toHaveLength(2);
    clock.now += 1;
    await find();
    expect(requests).toHaveLength(3);
  });
});
