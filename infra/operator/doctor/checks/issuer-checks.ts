import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { ask, type Exchange, jsonOf } from '../ask.ts';
import type { Jwt } from '../jwt.ts';
import { type Check, check, fail, type Outcome, pass } from './check.ts';
import { quoted } from './quoted.ts';

/** "Currently, only RSA-based algorithms are supported." */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const REACH = 'API Gateway reads it as well, so it has to be public';

const document = z.looseObject({ issuer: z.string(), jwks_uri: z.url() });
const keySet = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })),
});

/** The issuer as API Gateway needs it. */
export const issuerChecks: Check[] = [
  check("the issuer's discovery document names it", ['issuer', 'discoveryExchange'], judgeDiscovery),
  check(
    'a key of the issuer signed the token',
    ['token', 'jwt', 'keysUrl'],
    async ({ token, jwt, keysUrl }) => {
      const { alg = 'none', kid } = jwt.header;
      if (!ALGORITHMS.includes(alg)) {
        return fail(`its alg is ${quoted(alg)}`, 'let the issuer sign access tokens with RS256');
      }
      if (kid === undefined) return fail('it has no kid', 'let the issuer name the key in the header');
      const keys = await keysAt(keysUrl);
      return typeof keys === 'string' ? fail(`the JWKS: ${keys}`, REACH) : verify(token, jwt, keys);
    },
  ),
];

function judgeDiscovery({
  issuer,
  discoveryExchange,
}: {
  issuer: string;
  discoveryExchange: Exchange;
}): Outcome {
  if (!('status' in discoveryExchange)) return fail(discoveryExchange.unreachable, REACH);
  if (discoveryExchange.status !== 200) return fail(`the answer is ${discoveryExchange.status}`, REACH);
  const { data } = document.safeParse(jsonOf(discoveryExchange));
  if (data === undefined) return fail('the answer has no issuer and jwks_uri', REACH);
  if (data.issuer === issuer) return pass;
  return fail(
    `it names ${quoted(data.issuer)}, and ${quoted(issuer)} was asked for`,
    "write the stage's issuer in cdk.json to the letter as the document has it, slash included, and deploy",
  );
}

async function keysAt(url: string): Promise<JSONWebKeySet | string> {
  const answer = await ask(url);
  if (!('status' in answer)) return answer.unreachable;
  if (answer.status !== 200) return `the answer is ${answer.status}`;
  return keySet.safeParse(jsonOf(answer)).data ?? 'the answer has no keys';
}

async function verify(token: string, { header }: Jwt, keys: JSONWebKeySet): Promise<Outcome> {
  if (!keys.keys.some(({ kid }) => kid === header.kid)) {
    return fail(
      "the JWKS has no key with the token's kid",
      'get a fresh token; if that has none either, it is of another issuer',
    );
  }
  try {
    await compactVerify(token, createLocalJWKSet(keys), { algorithms: ALGORITHMS });
    return pass;
  } catch (error) {
    const reason = error instanceof errors.JOSEError ? error.code : 'the key cannot be used';
    return fail(reason, 'get a fresh token from the issuer itself');
  }
}
