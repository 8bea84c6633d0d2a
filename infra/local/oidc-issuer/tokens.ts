import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { SigningKey } from './signing-key.ts';

export type TokenDefaults = { issuer: string; audience: string; clientId: string; scope: string };

const LIFETIME_SECONDS = 3_600;
/** Claims that are numbers in a token, but text in a form. */
const NUMERIC = ['iat', 'nbf', 'exp'];

const tokenRequest = z.looseObject({
  sub: z.string().min(1),
  type: z.enum(['access', 'id']).default('access'),
  scope: z.string().optional(),
  /** Empty: no `aud` claim. */
  audience: z.string().optional(),
  client_id: z.string().optional(),
  /** Seconds; negative for an expired token. */
  expires_in: z.coerce.number().int().default(LIFETIME_SECONDS),
});

export type TokenResponse =
  | { token: string; type: 'access' | 'id'; expiresIn: number }
  | { error: string; error_description: string };

/** Signs the requested token. Unknown parameters become claims, which may replace the usual ones. */
export async function issueToken(
  parameters: Record<string, unknown>,
  key: SigningKey,
  defaults: TokenDefaults,
): Promise<TokenResponse> {
  const parsed = tokenRequest.safeParse(parameters);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return { error: 'invalid_request', error_description: wrong.join('; ') };
  }
  const { type, scope, audience, client_id, expires_in, sub, ...extra } = parsed.data;
  const now = Math.floor(Date.now() / 1000);
  const clientId = client_id ?? defaults.clientId;
  const usual = {
    iss: defaults.issuer,
    sub,
    aud: (audience ?? (type === 'id' ? clientId : defaults.audience)) || undefined,
    iat: Math.min(now, now + expires_in - 1),
    exp: now + expires_in,
    jti: randomUUID(),
    ...(type === 'access' && { client_id: clientId, scope: scope ?? defaults.scope }),
  };
  const token = await new SignJWT({ ...usual, ...convertNumbers(extra) })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: type === 'id' ? 'JWT' : 'at+jwt' })
    .sign(key.privateKey);
  return { token, type, expiresIn: expires_in };
}

function convertNumbers(claims: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(claims);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, NUMERIC.includes(name) ? Number(value) : value]),
  );
}
