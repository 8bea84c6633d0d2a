import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { type Exchange, parseJson } from '../exchange.ts';
import type { Jwt } from '../jwt.ts';
import { type Check, defineCheck, fail, type Outcome, pass } from './check.ts';
import { ALGORITHMS, judgeKeys, keySet } from './issuer-keys.ts';
import { quote } from './quote.ts';

const REACH = 'API Gateway reads it as well, so it must be public';

const document = z.looseObject({ issuer: z.string(), jwks_uri: z.url() });
/** The issuer as API Gateway requires it. */
export const issuerChecks: Check[] = [
  defineCheck("the issuer's discovery document names it", ['issuer', 'discoveryExchange'], judgeDiscovery),
  defineCheck(
    "API Gateway can use the issuer's keys",
    ['keysUrl', 'keysExchange', 'stage'],
    ({ keysUrl, keysExchange, stage }) => judgeKeys(keysExchange, keysUrl, stage.stage === 'local'),
  ),
  defineCheck(
    'a key of the issuer signed the token',
    ['token', 'jwt', 'keysUrl', 'keysExchange'],
    async ({ token, jwt, keysExchange }) => {
      const { alg = 'none', kid } = jwt.header;
      if (!ALGORITHMS.includes(alg)) {
        return fail(`its alg is ${quote(alg)}`, 'let the issuer sign access tokens with RS256');
      }
      if (kid === undefined) return fail('it has no kid', 'let the issuer set the key id in the header');
      const keys = readKeys(keysExchange);
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
  const { status, headers } = discoveryExchange;
  if (status >= 300 && status < 400) {
    return fail(
      `the response is ${status}, a redirect to ${quote(headers.get('location') ?? '')}`,
      'let the issuer return its discovery document without a redirect, which API Gateway need not follow',
    );
  }
  if (status !== 200) return fail(`the response is ${status}`, REACH);
  const { data } = document.safeParse(parseJson(discoveryExchange));
  if (data === undefined) return fail('the response has no issuer and jwks_uri', REACH);
  if (data.issuer === issuer) return pass;
  return fail(
    `it names ${quote(data.issuer)} instead of ${quote(issuer)}`,
    "write the stage's issuer in cdk.json exactly as the document has it, slash included, and deploy",
  );
}

function readKeys(response: Exchange): JSONWebKeySet | string {
  if (!('status' in response)) return response.unreachable;
  if (response.status !== 200) return `the response is ${response.status}`;
  return keySet.safeParse(parseJson(response)).data ?? 'the response has no keys';
}

async function verify(token: string, { header }: Jwt, keys: JSONWebKeySet): Promise<Outcome> {
  if (!keys.keys.some(({ kid }) => kid === header.kid)) {
    return fail(
      "the JWKS has no key with the token's kid",
      'get a fresh token; if its key is missing, too, another issuer made it',
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
