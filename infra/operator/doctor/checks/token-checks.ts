import { identifierSchema } from '../../../../shared/config/identifier.ts';
import { SCOPE_ACT_AS, SCOPE_READ, SCOPE_WRITE } from '../../../../shared/config/scopes.ts';
import { isReassignable } from '../../../deploy/parameters/reassignable-claims.ts';
import type { Jwt } from '../jwt.ts';
import { type Check, defineCheck, fail, type Outcome, pass } from './check.ts';
import { quote } from './quote.ts';

type Claims = Jwt['claims'];

const DEFAULT_USER_CLAIM = 'sub';

/** The token as the authorizer and the functions of the stage judge it. */
export const tokenChecks: Check[] = [
  defineCheck('the token can be read', ['token'], (_, { jwt }) =>
    jwt ? pass : fail('it is not a JWT', 'let the issuer issue access tokens as JWTs'),
  ),
  defineCheck("the token's issuer is the stage's", ['jwt', 'stage'], ({ jwt, stage }) =>
    judgeIssuer(jwt.claims.iss, stage.issuer),
  ),
  defineCheck("the token's audience is the stage's", ['jwt', 'stage'], ({ jwt, stage }) =>
    judgeAudience(jwt.claims, stage.audience),
  ),
  defineCheck('the token is within its time', ['jwt'], ({ jwt }) =>
    judgeTime(jwt.claims, Date.now() / 1_000),
  ),
  defineCheck('the token has a scope of the API', ['jwt'], ({ jwt }) => judgeScopes(jwt.claims)),
  defineCheck('the token names its user for good', ['jwt'], ({ jwt }, { stage }) =>
    judgeUser(jwt.claims, stage?.userClaim),
  ),
];

function judgeIssuer(iss: string | undefined, issuer: string): Outcome {
  if (iss === issuer) return pass;
  const isSlash = iss?.replace(/\/$/, '') === issuer.replace(/\/$/, '');
  return fail(
    `iss is ${iss === undefined ? 'absent' : quote(iss)}, the stage's issuer ${quote(issuer)}${isSlash ? '; they differ by the slash at the end' : ''}`,
    "write the stage's issuer in cdk.json exactly as in iss, and deploy",
  );
}

/**
 * "API Gateway validates client_id only if aud is not present."
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
function judgeAudience({ aud, client_id }: Claims, audience: readonly string[]): Outcome {
  const intended = [aud ?? client_id ?? []].flat();
  if (intended.some((name) => audience.includes(name))) return pass;
  const found = intended.length === 0 ? 'absent' : intended.map(quote).join(', ');
  return fail(
    `${aud === undefined ? 'client_id (there is no aud)' : 'aud'} is ${found}, the stage's audience ${audience.map(quote).join(', ')}`,
    'ask the issuer for an access token for this API, or add its audience to the stage in cdk.json, and deploy',
  );
}

function judgeTime({ exp, nbf, iat }: Claims, now: number): Outcome {
  if (exp === undefined) return fail('it has no exp', 'let the issuer set one');
  if (exp <= now) return fail(`it expired ${Math.ceil(now - exp)} s ago`, 'get a fresh one');
  const begins = Math.max(nbf ?? 0, iat ?? 0);
  if (begins > now) return fail(`it becomes valid in ${Math.ceil(begins - now)} s`, 'set the clocks by NTP');
  return pass;
}

function judgeScopes({ scope, scp }: Claims): Outcome {
  const granted = [scope, scp].flatMap((claim) =>
    typeof claim === 'string' ? claim.split(' ') : (claim ?? []),
  );
  const found = [SCOPE_READ, SCOPE_WRITE, SCOPE_ACT_AS].filter((name) => granted.includes(name));
  if (found.length > 0) return { status: 'pass', note: found.join(' ') };
  return fail(
    `neither scope nor scp has ${SCOPE_READ}, ${SCOPE_WRITE} or ${SCOPE_ACT_AS}`,
    'let the issuer grant one of them to the frontend, and give the access token: an ID token has none',
  );
}

function judgeUser(claims: Claims, name = DEFAULT_USER_CLAIM): Outcome {
  const value = claims[name];
  const remedy = `let the issuer put a permanent id into ${name}, or name another claim as the stage's userClaim before the first user links an account`;
  if (isReassignable(name)) return fail(`${name} can be reassigned to another user`, remedy);
  if (value === undefined) return fail(`there is no claim ${name}`, remedy);
  if (!identifierSchema.safeParse(value).success) {
    return fail(`${name} is not 1 to 100 printable ASCII characters without a blank at either end`, remedy);
  }
  const same = Object.keys(claims).find((other) => isReassignable(other) && claims[other] === value);
  if (same !== undefined)
    return fail(`${name} has the value of ${quote(same)}, which can be reassigned to another user`, remedy);
  return { status: 'pass', note: `by ${name}` };
}
