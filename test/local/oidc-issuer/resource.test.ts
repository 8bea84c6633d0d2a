import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Browser } from '../fixture/browser.ts';
import { read } from '../fixture/responses.ts';
import { useFixtureStack } from '../fixture/stack.ts';

const tokens = z.looseObject({ access_token: z.string(), refresh_token: z.string() });
const VERIFIER = 'a'.repeat(43);

// As a client of the MCP server requests them: https://www.rfc-editor.org/rfc/rfc8707
describe('tokens of the local issuer for a resource', () => {
  const stack = useFixtureStack();
  const redirect_uri = 'http://localhost:8765/back';
  const redeem = (form: Record<string, string>) =>
    fetch(`${stack().issuerUrl}/token`, { method: 'POST', body: new URLSearchParams(form) });

  async function authorize(resource: string): Promise<URLSearchParams> {
    const request = new URLSearchParams({
      ...{ client_id: stack().frontendClientId, response_type: 'code', redirect_uri, resource },
      ...{ scope: 'onbehalf/read offline_access', prompt: 'consent', code_challenge_method: 'S256' },
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    });
    const browser = new Browser(stack().issuerUrl);
    const { response, url } = await browser.follow(`${stack().issuerUrl}/auth?${request}`);
    if (url.origin !== stack().issuerUrl) return url.searchParams;
    const [, action = ''] = /action="([^"]+)"/.exec(await response.text()) ?? [];
    const back = await browser.follow(new URL(action, url).href, new URLSearchParams({ sub: 'grace' }));
    return back.url.searchParams;
  }

  it('have the address of the MCP server as their audience, also after a refresh', async () => {
    const resource = `${stack().apiUrl}/mcp`;
    const client_id = stack().frontendClientId;
    const code = (await authorize(resource)).get('code') ?? '';
    const form = { grant_type: 'authorization_code', client_id, code, redirect_uri, resource };
    const first = await read(tokens, redeem({ ...form, code_verifier: VERIFIER }));
    const { refresh_token } = first;
    const next = await read(
      tokens,
      redeem({ grant_type: 'refresh_token', client_id, refresh_token, resource }),
    );
    for (const { access_token } of [first, next]) {
      expect(decodeJwt(access_token)).toMatchObject({ sub: 'grace', aud: resource, scope: 'onbehalf/read' });
    }
  });

  it('are refused where the resource is no audience of the stage', async () => {
    expect((await authorize('https://elsewhere.example/mcp')).get('error')).toBe('invalid_target');
  });
});
