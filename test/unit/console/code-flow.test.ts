import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  challengeOf,
  createSecrets,
  exchangeCode,
  type Secrets,
} from '../../../infra/console/session/code-flow.ts';

const ISSUER = 'https://issuer.example.com';
const CLIENT = 'console';
const REDIRECT = 'https://api.example.com/console/signed-in';

const kept: Secrets = { verifier: 'v'.repeat(43), state: 'the-state', nonce: 'the-nonce' };
const inAnHour = Math.floor(Date.now() / 1_000) + 3_600;
const goodClaims = { iss: ISSUER, aud: CLIENT, exp: inAnHour, sub: 'ada', nonce: kept.nonce };
const goodQuery = { code: 'c', state: kept.state, iss: ISSUER };

const idToken = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify({ ...goodClaims, ...claims })).toString('base64url')}.sig`;

describe('the sign-in by code and PKCE', () => {
  let response: { status: number; body: object };
  let received: URLSearchParams;
  let tokenEndpoint: string;
  const server = createServer(async (request, reply) => {
    received = new URLSearchParams((await request.toArray()).join(''));
    reply
      .writeHead(response.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(response.body));
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    tokenEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  });
  afterAll(() => void server.close());

  function exchange({
    query = {},
    claims = {},
    status = 200,
    body = {},
  }: Partial<Record<'query' | 'claims' | 'body', object>> & { status?: number }) {
    const tokens = { access_token: 'at', token_type: 'Bearer', expires_in: 60, id_token: idToken(claims) };
    response = { status, body: { ...tokens, ...body } };
    const address = new URL(REDIRECT);
    address.search = new URLSearchParams({ ...goodQuery, ...query }).toString();
    return exchangeCode(address, kept, {
      issuer: ISSUER,
      clientId: CLIENT,
      tokenEndpoint,
      redirectUri: REDIRECT,
    });
  }

  it('sends the code with its verifier, and returns the tokens and the user', async () => {
    const tokens = await exchange({ claims: { sub: 'عادة', email: 'ada@example.com' } });
    expect(tokens.claims).toEqual({ sub: 'عادة', email: 'ada@example.com' });
    expect(tokens.accessToken).toBe('at');
    expect(tokens.expiresAt - Date.now()).toBeGreaterThan(50_000);
    expect(Object.fromEntries(received)).toEqual({
      grant_type: 'authorization_code',
      code: 'c',
      client_id: CLIENT,
      redirect_uri: REDIRECT,
      code_verifier: kept.verifier,
    });
  });

  it('accepts an audience of several with this client as its authorized party, and no `iss` in the address', async () => {
    await expect(exchange({ claims: { aud: ['api', CLIENT], azp: CLIENT } })).resolves.toBeTruthy();
    const address = new URL(`${REDIRECT}?code=c&state=${kept.state}`);
    const issuer = { issuer: ISSUER, clientId: CLIENT, tokenEndpoint, redirectUri: REDIRECT };
    await expect(exchangeCode(address, kept, issuer)).resolves.toBeTruthy();
  });

  it.each([
    ['another state', { query: { state: 'other' } }],
    ['no code', { query: { code: '' } }],
    ['another issuer in the address', { query: { iss: 'https://evil.example.com' } }],
    ['an error of the token endpoint', { status: 400 }],
    ['no access token', { body: { access_token: undefined } }],
    ['another kind of token', { body: { token_type: 'DPoP' } }],
    ['no ID token', { body: { id_token: undefined } }],
    ['an ID token of another issuer', { claims: { iss: 'https://evil.example.com' } }],
    ['an ID token for another client', { claims: { aud: 'other' } }],
    [
      'an ID token whose authorized party is another client',
      { claims: { aud: [CLIENT, 'other'], azp: 'other' } },
    ],
    ['an ID token that has expired', { claims: { exp: 1 } }],
    ['an ID token of another sign-in', { claims: { nonce: 'other' } }],
    ['an ID token without a user', { claims: { sub: undefined } }],
  ])('refuses %s', async (_, fault) => {
    await expect(exchange(fault)).rejects.toThrow();
  });

  it('makes new secrets each time, and the challenge that the issuer compares', async () => {
    const [one, other] = [createSecrets(), createSecrets()];
    const all = [...Object.values(one), ...Object.values(other)];
    expect(new Set(all).size).toBe(6);
    for (const secret of all) expect(secret).toMatch(/^[\w-]{43}$/);
    const expected = createHash('sha256').update(one.verifier).digest('base64url');
    expect(await challengeOf(one.verifier)).toBe(expected);
  });
});
