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
  end_session_endpoint: z.string(),
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

  describe('as the console', () => {
    const signedIn = 'http://127.0.0.1:8765/console/signed-in';
    const request = async (more: Record<string, string> = {}) => {
      const address = new URL((await discovery()).authorization_endpoint);
      address.search = new URLSearchParams({
        ...{ client_id: stack().consoleClientId, response_type: 'code', redirect_uri: signedIn },
        ...{ scope: 'openid onbehalf/read', code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' },
        ...more,
      }).toString();
      return address.href;
    };
    const actionOf = (html: string) => /action="([^"]+)"/.exec(html)?.[1] ?? '';
    /** A browser in which Grace has signed in. */
    const signIn = async () => {
      const browser = new Browser(stack().issuerUrl);
      const { response, url } = await browser.follow(await request());
      const action = new URL(actionOf(await response.text()), url).href;
      const back = await browser.follow(action, new URLSearchParams({ sub: 'grace' }));
      expect(back.url.searchParams.has('code')).toBe(true);
      return browser;
    };

    it('signs in again without a page while the session lasts, and not without one', async () => {
      const again = await (await signIn()).follow(await request({ prompt: 'none' }));
      expect(`${again.url.origin}${again.url.pathname}`).toBe(signedIn);
      expect(again.url.searchParams.has('code')).toBe(true);
      const first = await new Browser(stack().issuerUrl).follow(await request({ prompt: 'none' }));
      expect(first.url.searchParams.get('error')).toBe('login_required');
    });

    it('ends the session with a page that submits itself, and returns to the console', async () => {
      const browser = await signIn();
      const end = new URL((await discovery()).end_session_endpoint);
      const home = 'http://127.0.0.1:8765/console';
      end.search = new URLSearchParams({
        ...{ client_id: stack().consoleClientId, post_logout_redirect_uri: home },
      }).toString();
      const page = await browser.follow(end.href);
      const html = await page.response.text();
      expect(html).toContain('document.forms[0].submit()');
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
      const back = await browser.follow(actionOf(html), new URLSearchParams({ xsrf, logout: 'yes' }));
      expect(back.url.href).toBe(home);
      const { url } = await browser.follow(await request({ prompt: 'none' }));
      expect(url.searchParams.get('error')).toBe('login_required');
    });

    it('does not return from a sign-out to an address that is not on this machine', async () => {
      const end = new URL((await discovery()).end_session_endpoint);
      end.search = new URLSearchParams({
        ...{ client_id: stack().consoleClientId, post_logout_redirect_uri: 'https://evil.test/' },
      }).toString();
      expect((await fetch(end, { redirect: 'manual' })).status).toBe(400);
    });
  });
});
