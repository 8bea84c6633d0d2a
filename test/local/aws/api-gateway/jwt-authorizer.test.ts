import { generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { eventResponse, read } from '../../fixture/responses.ts';
import { tokenFrom, useFixtureStack } from '../../fixture/stack.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-jwt.html
describe('the JWT authorizer', () => {
  const stack = useFixtureStack();
  const get = (path: string, authorization?: string) =>
    fetch(`${stack().apiUrl}${path}`, { headers: authorization === undefined ? {} : { authorization } });
  const challenge = (description: string) =>
    `Bearer scope="" error="invalid_token" error_description="${description}"`;

  it('returns 401 with a bare challenge when the token is missing', async () => {
    const response = await get('/items');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('apigw-requestid')).toMatch(/^[\w-]{15}=$/);
    expect(await response.text()).toBe('{"message":"Unauthorized"}');
  });

  it.each([
    ['has the wrong audience', { audience: 'https://elsewhere' }, 'the token does not have a valid audience'],
    ['has expired', { expires_in: '-1' }, 'the token has expired'],
    ['has another issuer', { iss: 'https://elsewhere' }, 'the token does not have a valid issuer'],
    ['begins in the future', { nbf: String(Date.now() / 1000 + 600) }, 'the token is not valid yet'],
    [
      'was issued in the future',
      { iat: String(Date.now() / 1000 + 600) },
      'the token was issued in the future',
    ],
    ['is an ID token for the frontend', { type: 'id' }, 'the token does not have a valid audience'],
  ])('returns 401 when the token %s', async (_, parameters, description) => {
    const response = await get('/items', `Bearer ${await tokenFrom(stack(), parameters)}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(challenge(description));
    expect(await response.json()).toEqual({ message: 'Unauthorized' });
  });

  it.each([
    ['is not a JWT', 'Bearer not-a-token', 'token contains an invalid number of segments'],
    ['is three words', 'Bearer a.b.c', 'the token is malformed'],
  ])('returns 401 when the token %s', async (_, authorization, description) => {
    const response = await get('/items', authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(challenge(description));
  });

  it('returns 401 when the payload was changed after signing', async () => {
    const [head, payload = '', signature] = (await tokenFrom(stack())).split('.');
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'mallory' };
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const response = await get('/items', `Bearer ${head}.${forged}.${signature}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(challenge('the signature is invalid'));
  });

  it.each([
    [
      'by a key that the issuer does not publish',
      { kid: 'unknown' },
      'no key of the issuer matches the token',
    ],
    ['without naming a key', {}, 'the token has no key id'],
  ])('returns 401 when the token is signed %s', async (_, header, description) => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await new SignJWT({ iss: stack().issuerUrl, aud: stack().audience })
      .setProtectedHeader({ alg: 'RS256', ...header })
      .setExpirationTime('1h')
      .sign(privateKey);
    const response = await get('/items', `Bearer ${token}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(challenge(description));
  });

  it('returns 401 for an algorithm other than RSA', async () => {
    const [head = ''] = (await tokenFrom(stack())).split('.');
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString());
    const token = await new SignJWT({ iss: stack().issuerUrl, aud: stack().audience })
      .setProtectedHeader({ alg: 'HS256', kid })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('a shared secret of thirty-two bytes'));
    const response = await get('/items', `Bearer ${token}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(challenge('the signing method is not supported'));
  });

  it.each(['Bearer ', 'bearer ', ''])('accepts the token with the prefix "%s"', async (prefix) => {
    const response = await get('/items', `${prefix}${await tokenFrom(stack())}`);
    expect(response.status).toBe(200);
  });

  it('uses client_id as the audience only in a token without aud', async () => {
    const { audience } = stack();
    const withoutAud = await tokenFrom(stack(), { audience: '', client_id: audience });
    const withBoth = await tokenFrom(stack(), { audience: 'https://elsewhere', client_id: audience });
    expect((await get('/items', withoutAud)).status).toBe(200);
    expect((await get('/items', withBoth)).status).toBe(401);
  });

  it.each([
    ['GET', '/items/special', 'onbehalf/read', 200],
    ['GET', '/items/special', 'openid onbehalf/read other', 200],
    ['GET', '/items/special', 'onbehalf/write', 403],
    ['GET', '/items/special', 'onbehalf/reader', 403],
    ['GET', '/items/special', '', 403],
    ['GET', '/items/1', 'onbehalf/write', 200],
    ['POST', '/items/1', 'onbehalf/read', 403],
    ['GET', '/items', '', 200],
  ])('on %s %s with scope "%s" returns %i', async (method, path, scope, status) => {
    const authorization = `Bearer ${await tokenFrom(stack(), { scope })}`;
    const response = await fetch(`${stack().apiUrl}${path}`, { method, headers: { authorization } });
    expect(response.status).toBe(status);
    if (status === 403) {
      expect(await response.text()).toBe('{"message":"Forbidden"}');
      expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    }
  });

  it('reads scopes from scp, too', async () => {
    const token = await tokenFrom(stack(), { scope: '', scp: 'onbehalf/read' });
    expect((await get('/items/special', token)).status).toBe(200);
  });

  it('passes claims as strings and the scopes as a list', async () => {
    const claims = { groups: ['a', 'b'], age: 7, yes: true, gone: null, nested: { x: [1] } };
    const response = await fetch(`${stack().issuerUrl}/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sub: 'ada', ...claims }),
    });
    const token = await response.text();
    const scoped = await read(eventResponse, get('/items/special', token));
    expect(scoped.requestContext.authorizer?.jwt.scopes).toEqual(['onbehalf/read', 'onbehalf/write']);
    expect(scoped.requestContext.authorizer?.jwt.claims).toMatchObject({
      sub: 'ada',
      iss: stack().issuerUrl,
      aud: stack().audience,
      exp: expect.stringMatching(/^\d{10}$/),
      scope: 'onbehalf/read onbehalf/write',
      groups: '[a b]',
      age: '7',
      yes: 'true',
      nested: '{"x":[1]}',
    });
    expect(scoped.requestContext.authorizer?.jwt.claims).not.toHaveProperty('gone');
    const unscoped = await read(eventResponse, get('/items', token));
    expect(unscoped.requestContext.authorizer?.jwt.scopes).toBeNull();
  });
});
