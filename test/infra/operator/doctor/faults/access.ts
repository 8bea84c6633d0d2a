import { type Deployment, respondJson } from '../deployment.ts';
import type { Fault } from './fault.ts';

const CLOSED_PORT = 'http://127.0.0.1:2';

const withClaims = (claims: Record<string, string>) => async (deployment: Deployment) =>
  deployment.facts({ token: await deployment.token(claims) });

/** The API's response to a matching request. */
const withApi =
  (path: RegExp, status: number, body: unknown, headers: Record<string, string> = {}) =>
  (deployment: Deployment) => {
    deployment.api = ({ url = '', headers: { authorization } }, response) =>
      path.test(`${url} ${authorization ? 'signed in' : ''}`) && respondJson(response, status, body, headers);
    return deployment.facts();
  };

const withIssuer = (path: RegExp, status: number, body: unknown) => (deployment: Deployment) => {
  deployment.issuer = ({ url = '' }, response) => path.test(url) && respondJson(response, status, body);
  return deployment.facts();
};

const accepted = 'the API accepts the token';
const challenge = {
  'www-authenticate': 'Bearer error="invalid_token" error_description="the token has expired"',
};
const discovery = /openid-configuration/;

export const apiFaults: Fault[] = [
  {
    title: 'the API responds',
    cause: 'nothing listens',
    inject: (deployment) => deployment.facts({ apiUrl: CLOSED_PORT }),
    reported: /: ECONNREFUSED\. Remedy: --url takes the stack's output ApiUrl/,
  },
  {
    title: 'the API refuses a request without a token',
    cause: 'it accepts every request',
    inject: withApi(/^\/connections $/, 200, { connections: [] }),
    reported: /200, not 401\. Remedy: --url takes the stack's output ApiUrl/,
  },
  {
    title: 'the API serves no other routes',
    cause: 'another web server responds',
    inject: withApi(/no-such-route/, 404, 'another server'),
    reported: /404, not API Gateway's own 404\. Remedy: --url/,
  },
  {
    title: accepted,
    cause: 'the gateway refuses the token',
    inject: withApi(/signed in/, 401, { message: 'Unauthorized' }, challenge),
    reported: /401, WWW-Authenticate .*the token has expired.*Remedy: issuer, audience or time/,
  },
  {
    title: accepted,
    cause: 'the token has no scope',
    inject: withApi(/signed in/, 403, { message: 'Forbidden' }),
    reported: /403.* Remedy: let the issuer grant the access token the scope/,
  },
  {
    title: accepted,
    cause: 'the token is of a service',
    inject: withApi(/signed in/, 400, { code: 'invalid-request' }),
    reported: /400 "invalid-request"\. Remedy: give a user's access token/,
  },
  {
    title: accepted,
    cause: 'the function cannot reach Scalekit',
    inject: withApi(/signed in/, 503, { code: 'upstream-unavailable' }),
    reported: /503 "upstream-unavailable"\. Remedy: read the log of callback-status/,
  },
];

const permanentId = 'the token names its user for good';

export const tokenFaults: Fault[] = [
  {
    title: 'the token can be read',
    cause: 'it is opaque',
    inject: (deployment) => deployment.facts({ token: 'opaque-canary' }),
    reported: /it is not a JWT\. Remedy: let the issuer issue/,
  },
  {
    title: "the token's issuer is the stage's",
    cause: "the stage's issuer has an extra slash",
    inject: async (deployment) =>
      deployment.facts({ stage: deployment.stage({ issuer: `${deployment.issuerUrl}/` }) }),
    reported: /they differ by the slash at the end\. Remedy: write the stage's issuer/,
  },
  {
    title: "the token's issuer is the stage's",
    cause: 'the token has an extra slash',
    inject: async (deployment) =>
      deployment.facts({ token: await deployment.token({ iss: `${deployment.issuerUrl}/` }) }),
    reported: /they differ by the slash at the end\. Remedy: write the stage's issuer/,
  },
  {
    title: "the token's audience is the stage's",
    cause: 'it is for another API',
    inject: withClaims({ audience: 'https://elsewhere.example' }),
    reported:
      /aud is "https:\/\/elsewhere\.example", the stage's audience "https:\/\/onbehalf\.local", "http.*\/mcp"\. Remedy/,
  },
  {
    title: "the token's audience is the stage's",
    cause: 'it has no aud, and another client id',
    inject: withClaims({ audience: '', client_id: 'other' }),
    reported: /client_id \(there is no aud\) is "other"/,
  },
  {
    title: 'the token is within its time',
    cause: 'it has expired',
    inject: withClaims({ expires_in: '-60' }),
    reported: /it expired 6\d s ago\. Remedy: get a fresh one/,
  },
  {
    title: 'the token is within its time',
    cause: 'it is not valid yet',
    inject: withClaims({ nbf: String(Math.floor(Date.now() / 1_000) + 3_000) }),
    reported: /it becomes valid in \d+ s\. Remedy: set the clocks/,
  },
  {
    title: 'the token has a scope of the API',
    cause: 'it is an ID token',
    inject: withClaims({ type: 'id' }),
    reported: /neither scope nor scp has .*Remedy: let the issuer grant/,
  },
  {
    title: permanentId,
    cause: 'the claim is missing',
    inject: (deployment) => deployment.facts({ stage: deployment.stage({ userClaim: 'uid' }) }),
    reported: /there is no claim uid\. Remedy: let the issuer put a permanent id/,
  },
  {
    title: permanentId,
    cause: 'the claim can be reassigned',
    inject: async (deployment) =>
      deployment.facts({
        token: await deployment.token({ email: 'doctor-canary-user' }),
        stage: deployment.stage({ userClaim: 'email' }),
      }),
    reported: /email can be reassigned/,
  },
  {
    title: permanentId,
    cause: 'the id is the e-mail address',
    inject: withClaims({ email: 'doctor-canary-user' }),
    reported: /sub has the value of "email", which can be reassigned/,
  },
  {
    title: permanentId,
    cause: 'the id is the e-mail address, in a claim of another spelling',
    inject: withClaims({ EMAIL: 'doctor-canary-user' }),
    reported: /sub has the value of "EMAIL", which can be reassigned/,
  },
  {
    title: permanentId,
    cause: 'the claim of another spelling can be reassigned',
    inject: async (deployment) =>
      deployment.facts({
        token: await deployment.token({ Email: 'doctor-canary-user' }),
        stage: deployment.stage({ userClaim: 'Email' }),
      }),
    reported: /Email can be reassigned/,
  },
  {
    title: permanentId,
    cause: 'the id is one that Scalekit does not accept',
    inject: withClaims({ sub: 'doctor-canary-user ' }),
    reported: /sub is not 1 to 100 printable/,
  },
];

export const issuerFaults: Fault[] = [
  {
    title: "the issuer's discovery document names it",
    cause: 'the issuer is down',
    inject: withIssuer(discovery, 503, {}),
    reported: /the response is 503\. Remedy: API Gateway reads it/,
  },
  {
    title: "the issuer's discovery document names it",
    cause: 'it names another issuer',
    inject: withIssuer(discovery, 200, { issuer: 'https://other.example/', jwks_uri: `${CLOSED_PORT}/jwks` }),
    reported: /it names "https:\/\/other\.example\/" instead of .*\. Remedy: write the stage's issuer/,
  },
  {
    title: "the issuer's discovery document names it",
    cause: 'it names the issuer with a slash at the end',
    inject: (deployment) =>
      withIssuer(discovery, 200, { issuer: `${deployment.issuerUrl}/`, jwks_uri: `${CLOSED_PORT}/jwks` })(
        deployment,
      ),
    reported: /it names "http:.*\/" instead of .*slash included/,
  },
  {
    title: 'a key of the issuer signed the token',
    cause: 'the keys cannot be read',
    inject: withIssuer(/jwks/, 500, {}),
    reported: /the JWKS: the response is 500\. Remedy: API Gateway reads it/,
  },
  {
    title: 'a key of the issuer signed the token',
    cause: 'the keys have changed',
    inject: withIssuer(/jwks/, 200, { keys: [{ kty: 'RSA', kid: 'new' }] }),
    reported: /no key with the token's kid\. Remedy: get a fresh token/,
  },
  {
    title: 'a key of the issuer signed the token',
    cause: 'the signature is of another token',
    inject: async (deployment) => {
      const [head, , end] = (await deployment.token()).split('.');
      const [, body] = (await deployment.token({ sub: 'doctor-canary-other' })).split('.');
      return deployment.facts({ token: [head, body, end].join('.') });
    },
    reported: /ERR_JWS_SIGNATURE_VERIFICATION_FAILED\. Remedy: get a fresh token/,
  },
  {
    title: 'a key of the issuer signed the token',
    cause: 'it is not signed with RSA',
    inject: async (deployment) => {
      const [, body] = (await deployment.token()).split('.');
      const head = Buffer.from('{"alg":"HS256","kid":"a"}').toString('base64url');
      return deployment.facts({ token: `${head}.${body}.c2ln` });
    },
    reported: /its alg is "HS256"\. Remedy: let the issuer sign access tokens with RS256/,
  },
];
