import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Browser } from '../fixture/browser.ts';
import { read } from '../fixture/responses.ts';
import { useFixtureStack } from '../fixture/stack.ts';

const document = z.looseObject({
  jwks_uri: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
});
const tokens = z.looseObject({ access_token: z.string(), id_token: z.string().optional() });

describe('signing in at the local issuer', () => {
  const stack = useFixtureStack();
  const discovery = () => read(document, fetch(`${stack().issuerUrl}/.well-known/openid-configuration`));
  const verify = async (token: string, audience = stack().audience) => {
    const keys = createRemoteJWKSet(new URL((await discovery()).jwks_uri));
    return jwtVerify(token, keys, { issuer: stack().issuerUrl, audience });
  };

  it('signs a user in through its form, with PKCE', async () => {
    const redirectUri = 'http://localhost:8765/back';
    const verifier = randomBytes(32).toString('base64url');
    const { authorization_endpoint, token_endpoint } = await discovery();
    const authorization = new URL(authorization_endpoint);
    authorization.search = new URLSearchParams({
      client_id: stack().frontendClientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid onbehalf/read onbehalf/write',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'state-1',
    }).toString();
    const browser = new Browser(stack().issuerUrl);

    const form = await browser.follow(authorization.href);
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
    const issued = await read(tokens, response);
    const { payload } = await verify(issued.access_token);
    expect(payload).toMatchObject({ sub: 'grace', scope: 'onbehalf/read onbehalf/write' });
    expect((await verify(issued.id_token ?? '', stack().frontendClientId)).payload.sub).toBe('grace');
  });

  it('refuses a redirect URI that is not on this machine', async () => {
    const authorization = new URL((await discovery()).authorization_endpoint);
    authorization.search = new URLSearchParams({
      client_id: stack().frontendClientId,
      response_type: 'code',
      redirect_uri: 'https://evil.test/back',
      scope: 'openid',
    }).toString();
    const response = await fetch(authorization, { redirect: 'manual' });
    expect(response.status).toBe(400);
  });
});
