import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { read } from '../fixture/responses.ts';
import { tokenFrom, useFixtureStack } from '../fixture/stack.ts';

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

  it('issues an access token with defaults', async () => {
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

  it('issues an ID token for the client, without scope', async () => {
    const { payload, protectedHeader } = await verify(
      await tokenFrom(stack(), { type: 'id' }),
      stack().frontendClientId,
    );
    expect(protectedHeader.typ).toBe('JWT');
    expect(payload).not.toHaveProperty('scope');
    expect(payload.sub).toBe('ada');
  });

  it('accepts JSON, adds other members as claims, and returns JSON on request', async () => {
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
    const issued = await read(tokens, response);
    expect(issued).toMatchObject({ token_type: 'Bearer', expires_in: 60 });
    const { payload } = await verify(issued.access_token);
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

  it('issues a token for client credentials', async () => {
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
});
