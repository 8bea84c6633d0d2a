import { answerJson, type Deployment } from '../deployment.ts';
import type { Planted } from './fault.ts';

const CLOSED_PORT = 'http://127.0.0.1:2';

const withClaims = (claims: Record<string, string>) => async (deployment: Deployment) =>
  deployment.facts({ token: await deployment.token(claims) });

/** What the API answers to a request that matches. */
const withApi =
  (path: RegExp, status: number, body: unknown, headers: Record<string, string> = {}) =>
  (deployment: Deployment) => {
    deployment.api = ({ url = '', headers: { authorization } }, response) =>
      path.test(`${url} ${authorization ? 'signed in' : ''}`) && answerJson(response, status, body, headers);
    return deployment.facts();
  };

const withIssuer = (path: RegExp, status: number, body: unknown) => (deployment: Deployment) => {
  deployment.issuer = ({ url = '' }, response) => path.test(url) && answerJson(response, status, body);
  return deployment.facts();
};

const admitted = 'the API lets the token in';
const challenge = {
  'www-authenticate': 'Bearer error="invalid_token" error_description="the token has expired"',
};
const discovery = /openid-configuration/;

export const plantedInApi: Planted[] = [
  {
    title: 'the API answers',
    cause: 'nothing listens',
    plant: (deployment) => deployment.facts({ apiUrl: CLOSED_PORT }),
    told: /: ECONNREFUSED\. Remedy: --url takes the stack's output ApiUrl/,
  },
  {
    title: 'the API refuses a request without a token',
    cause: 'it lets everybody in',
    plant: withApi(/^\/connections $/, 200, { connections: [] }),
    told: /200, not 401\. Remedy: --url takes the stack's output ApiUrl/,
  },
  {
    title: 'the API knows no other routes',
    cause: 'another web server answers',
    plant: withApi(/no-such-route/, 404, 'not ours'),
    told: /404, not API Gateway's own 404\. Remedy: --url/,
  },
  {
    title: admitted,
    cause: 'the gateway refuses the token',
    plant: withApi(/signed in/, 401, { message: 'Unauthorized' }, challenge),
    told: /401, WWW-Authenticate .*the token has expired.*Remedy: issuer, audience or time/,
  },
  {
    title: admitted,
    cause: 'the token has no scope',
    plant: withApi(/signed in/, 403, { message: 'Forbidden' }),
    told: /403.* Remedy: let the issuer grant the access token a scope/,
  },
  {
    title: admitted,
    cause: 'the token is of a service',
    plant: withApi(/signed in/, 400, { code: 'invalid-request' }),
    told: /400 "invalid-request"\. Remedy: give a user's access token/,
  },
  {
    title: admitted,
    cause: 'the function cannot reach Scalekit',
    plant: withApi(/signed in/, 503, { code: 'upstream-unavailable' }),
    told: /503 "upstream-unavailable"\. Remedy: look into the log of callback-status/,
  },
];

const longToken = 'the token names its user for good';

export const plantedInToken: Planted[] = [
  {
    title: 'the token can be read',
    cause: 'it is opaque',
    plant: (deployment) => deployment.facts({ token: 'opaque-canary' }),
    told: /it is no JWT\. Remedy: let the issuer make/,
  },
  {
    title: "the token's issuer is the stage's",
    cause: 'the stage has a slash too many',
    plant: async (deployment) =>
      deployment.facts({ stage: deployment.stage({ issuer: `${deployment.issuerUrl}/` }) }),
    told: /they differ by the slash at the end\. Remedy: write the stage's issuer/,
  },
  {
    title: "the token's audience is the stage's",
    cause: 'it is for another API',
    plant: withClaims({ audience: 'https://elsewhere.example' }),
    told: /aud is "https:\/\/elsewhere\.example", the stage's audience "https:\/\/onbehalf\.local"\. Remedy/,
  },
  {
    title: "the token's audience is the stage's",
    cause: 'it has no aud, and another client id',
    plant: withClaims({ audience: '', client_id: 'other' }),
    told: /client_id \(there is no aud\) is "other"/,
  },
  {
    title: 'the token is within its time',
    cause: 'it has expired',
    plant: withClaims({ expires_in: '-60' }),
    told: /it ended 6\d s ago\. Remedy: get a fresh one/,
  },
  {
    title: 'the token is within its time',
    cause: 'it is not valid yet',
    plant: withClaims({ nbf: String(Math.floor(Date.now() / 1_000) + 3_000) }),
    told: /it begins in \d+ s\. Remedy: set the clocks/,
  },
  {
    title: 'the token has a scope of the API',
    cause: 'it is an ID token',
    plant: withClaims({ type: 'id' }),
    told: /neither scope nor scp has .*Remedy: let the issuer grant/,
  },
  {
    title: longToken,
    cause: 'the claim is missing',
    plant: (deployment) => deployment.facts({ stage: deployment.stage({ userClaim: 'uid' }) }),
    told: /there is no claim uid\. Remedy: let the issuer put a lasting id/,
  },
  {
    title: longToken,
    cause: 'the claim can change hands',
    plant: async (deployment) =>
      deployment.facts({
        token: await deployment.token({ email: 'doctor-canary-user' }),
        stage: deployment.stage({ userClaim: 'email' }),
      }),
    told: /email can change hands/,
  },
  {
    title: longToken,
    cause: 'the id is the e-mail address',
    plant: withClaims({ email: 'doctor-canary-user' }),
    told: /sub has the value of email, which can change hands/,
  },
  {
    title: longToken,
    cause: 'the id is nothing that Scalekit takes',
    plant: withClaims({ sub: 'doctor-canary-user ' }),
    told: /sub is not 1 to 100 printable/,
  },
];

export const plantedInIssuer: Planted[] = [
  {
    title: "the issuer's discovery document names it",
    cause: 'the issuer is down',
    plant: withIssuer(discovery, 503, {}),
    told: /the answer is 503\. Remedy: API Gateway reads it/,
  },
  {
    title: "the issuer's discovery document names it",
    cause: 'it names itself otherwise',
    plant: withIssuer(discovery, 200, { issuer: 'https://other.example/', jwks_uri: `${CLOSED_PORT}/jwks` }),
    told: /it names "https:\/\/other\.example\/", and .* was asked for\. Remedy: write the stage's issuer/,
  },
  {
    title: 'a key of the issuer signed the token',
    cause: 'the keys cannot be had',
    plant: withIssuer(/jwks/, 500, {}),
    told: /the JWKS: the answer is 500\. Remedy: API Gateway reads it/,
  },
  {
    title: 'a key of the issuer signed the token',
    cause: 'the keys have changed',
    plant: withIssuer(/jwks/, 200, { keys: [{ kty: 'RSA', kid: 'new' }] }),
    told: /no key with the token's kid\. Remedy: get a fresh token/,
  },
  {
    title: 'a key of the issuer signed the token',
    cause: 'another signature',
    plant: async (deployment) => {
      const [head, , end] = (await deployment.token()).split('.');
      const [, body] = (await deployment.token({ sub: 'doctor-canary-other' })).split('.');
      return deployment.facts({ token: [head, body, end].join('.') });
    },
    told: /ERR_JWS_SIGNATURE_VERIFICATION_FAILED\. Remedy: get a fresh token/,
  },
  {
    title: 'a key of the issuer signed the token',
    cause: 'it is not signed by RSA',
    plant: async (deployment) => {
      const [, body] = (await deployment.token()).split('.');
      const head = Buffer.from('{"alg":"HS256","kid":"a"}').toString('base64url');
      return deployment.facts({ token: `${head}.${body}.c2ln` });
    },
    told: /its alg is "HS256"\. Remedy: let the issuer sign access tokens with RS256/,
  },
];
