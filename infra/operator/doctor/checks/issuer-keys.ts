import { z } from 'zod';
import { type Exchange, parseJson } from '../exchange.ts';
import { fail, type Outcome } from './check.ts';

/**
 * "Currently, only RSA-based algorithms are supported."
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/**
 * "Response size from JSON Web Key Set endpoint"
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const MAX_BYTES = 150_000;

export const keySet = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })),
});

/** A key with which API Gateway can check a token's signature. */
const signatureKey = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  use: z.literal('sig').optional(),
  alg: z.enum(ALGORITHMS).optional(),
  key_ops: z
    .array(z.string())
    .optional()
    .refine((operations) => operations?.includes('verify') ?? true),
  n: z.string().min(1),
  e: z.string().min(1),
});

/** Judges whether API Gateway can read the issuer's key set and use a key of it. */
export function judgeKeys(exchange: Exchange, url: string, isLocal: boolean): Outcome {
  const readable = 'API Gateway reads the key set as well, so it must be public';
  if (!('status' in exchange)) return fail(exchange.unreachable, readable);
  const { status, bytes } = exchange;
  if (status !== 200) return fail(`the response is ${status}`, readable);
  if (bytes > MAX_BYTES) {
    return fail(
      `the key set has ${bytes > 1_000_000 ? 'over 1000000' : bytes} bytes, and API Gateway reads at most ${MAX_BYTES}`,
      'remove retired keys and certificates (x5c) from it, or use an issuer with fewer keys for this API',
    );
  }
  const { data } = keySet.safeParse(parseJson(exchange));
  if (data === undefined) return fail('the response has no keys', readable);
  const usable = data.keys.filter((key) => signatureKey.safeParse(key).success).length;
  if (usable === 0) {
    return fail(
      `none of its ${data.keys.length} keys is an RSA key for signatures with a kid`,
      'let the issuer sign access tokens with RS256',
    );
  }
  if (!isLocal && !url.startsWith('https:')) {
    return fail('jwks_uri is not https', 'let the discovery document name an https address');
  }
  return { status: 'pass', note: `${usable} of ${data.keys.length}, ${bytes} bytes` };
}
