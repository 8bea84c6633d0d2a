import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read } from './fixture/answers.ts';
import { tokenFrom, useFixtureStack } from './fixture/stack.ts';

const document = z.looseObject({
  jwks_uri: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
});
const tokens = z.looseObject({ access_token: z.string(), id_token: z.string().optional() });

describe('the local issuer', () => {
  const stack = useFixtureStack();
  const discovery = () => read(document, fetch(`${stack().issuerUrl}/.well-known/openid-configuration`));
  const verify = async (token: string, audience = stack().audience) => {
    const keys = createRemoteJWKSet(new URL((await discovery()).jwks_uri));
    return jwtVerify(token, keys, { issuer: stack().issuerUrl, audience });
  };

  it('publishes its discovery document and its keys', async () => {
    expect(await discovery()).toMatchObject({
      issuer: stack().issuerUrl,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
    const { jwks_uri } = await discovery();
    const { keys } = await read(z.object({ keys: z.array(z.unknown()) }), fetch(jwks_uri));
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' });
    expect(keys[0]).not.toHaveProperty('d');
  });

  it('hands out an access token with defaults', async () => {
    const { payload, protectedHeader } = await verify(await tokenFrom(stack()));
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    expect(payload).toMatchObject({
      sub: 'ada',
      aud: stack().audience,
      client_id: stack().frontendClientId,
      scope: 'onbehalf/read onbehalf/write',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  it('hands out an ID token for the client, without scope', async () => {
    const { payload, protectedHeader } = await verify(
      await tokenFrom(stack(), { type: 'id' }),
      stack().frontendClientId,
    );
    expect(protectedHeader.typ).toBe('JWT');
    expect(payload).not.toHaveProperty('scope');
    expect(payload.sub).toBe('ada');
  });

  it('takes JSON, puts other members in as claims, and answers JSON when asked to', async () => {
    const response = await fetch(`${stack().issuerUrl}/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        sub: 'bob',
        scope: 'onbehalf/act-as',
        client_id: 'nightly',
        expires_in: 60,
        roles: ['x'],
      }),
    });
    const answer = await read(tokens, response);
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 60 });
    const { payload } = await verify(answer.access_token);
    expect(payload).toMatchObject({
      sub: 'bob',
      scope: 'onbehalf/act-as',
      client_id: 'nightly',
      roles: ['x'],
    });
  });

  it.each([
    ['without sub', '', 'application/x-www-form-urlencoded'],
    ['with an odd lifetime', 'sub=ada&expires_in=soon', 'application/x-www-form-urlencoded'],
    ['with broken JSON', '{', 'application/json'],
  ])('refuses a request %s', async (_, body, type) => {
    const headers = { 'content-type': type };
    const response = await fetch(`${stack().issuerUrl}/tokens`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });

  it('gives a service its token for client credentials', async () => {
    const { serviceClientId, serviceClientSecret } = stack();
    const authorization = `Basic ${Buffer.from(`${serviceClientId}:${serviceClientSecret}`).toString('base64')}`;
    const response = await fetch((await discovery()).token_endpoint, {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'onbehalf/act-as' }),
    });
    expect(response.status).toBe(200);
    const { payload } = await verify((await read(tokens, response)).access_token);
    expect(payload).toMatchObject({
      sub: serviceClientId,
      client_id: serviceClientId,
      scope: 'onbehalf/act-as',
    });
  });

  it('signs a person in through its form, with PKCE', async () => {
    const redirectUri = 'http://localhost:8765/back';
    const verifier = randomBytes(32).toString('base64url');
    const { authorization_endpoint, token_endpoint } = await discovery();
    const asked = new URL(authorization_endpoint);
    asked.search = new URLSearchParams({
      client_id: stack().frontendClientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid onbehalf/read onbehalf/write',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'state-1',
    }).toString();
    const browser = new Browser(stack().issuerUrl);

    const form = await browser.follow(asked.href);
    const html = await form.response.text();
    expect(html).toContain('Who are you?');
    expect(html).not.toMatch(/https?:/);
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
    const back = await browser.follow(new URL(action, form.url).href, new URLSearchParams({ sub: 'grace' }));
    expect(back.url.href).toMatch(/^http:\/\/localhost:8765\/back\?code=/);
    expect(back.url.searchParams.get('state')).toBe('state-1');

    const exchange = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: stack().frontendClientId,
      code: back.url.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
    const origin = { origin: 'http://localhost:8765' };
    const response = await fetch(token_endpoint, { method: 'POST', headers: origin, body: exchange });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin.origin);
    const answer = await read(tokens, response);
    const { payload } = await verify(answer.access_token);
    expect(payload).toMatchObject({ sub: 'grace', scope: 'onbehalf/read onbehalf/write' });
    expect((await verify(answer.id_token ?? '', stack().frontendClientId)).payload.sub).toBe('grace');
  });

  it('sends nobody to an address that is not on this machine', async () => {
    const asked = new URL((await discovery()).authorization_endpoint);
    asked.search = new URLSearchParams({
      client_id: stack().frontendClientId,
      response_type: 'code',
      redirect_uri: 'https://evil.test/back',
      scope: 'openid',
    }).toString();
    const response = await fetch(asked, { redirect: 'manual' });
    expect(response.status).toBe(400);
  });
});

/** As much of a browser as signing in needs: cookies, and redirects until they leave the issuer. */
class Browser {
  private readonly home: string;
  private readonly cookies = new Map<string, string>();

  constructor(home: string) {
    this.home = home;
  }

  async follow(address: string, form?: URLSearchParams): Promise<{ response: Response; url: URL }> {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) return { response, url: new URL(address) };
    const url = new URL(location, address);
    return url.origin === new URL(this.home).origin ? this.follow(url.href) : { response, url };
  }
}
