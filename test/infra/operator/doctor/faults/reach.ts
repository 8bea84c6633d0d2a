import type { Surroundings } from '../../../../../infra/operator/doctor/surroundings.ts';
import { type Deployment, respondJson } from '../deployment.ts';
import type { Fault } from './fault.ts';

const PUBLIC = '93.184.215.14';

/** A stage that deploys, with an issuer whose host has these addresses. */
const withAddresses = (resolve: Surroundings['resolve']) => (deployment: Deployment) =>
  deployment.facts({ stage: { ...deployment.stage(), stage: 'prod' } }, { resolve, now: () => 0 });

/** Each response of the issuer to this path takes so long by the doctor's clock. */
const withDelay = (path: RegExp, delayMs: number) => (deployment: Deployment) => {
  let now = 0;
  deployment.issuer = ({ url = '' }) => {
    if (path.test(url)) now += delayMs;
    return false;
  };
  const surroundings = { resolve: async () => [PUBLIC], now: () => now };
  return deployment.facts({ stage: { ...deployment.stage(), stage: 'prod' } }, surroundings);
};

const withKeysAt = (jwks_uri: string, resolve: Surroundings['resolve']) => (deployment: Deployment) => {
  deployment.issuer = ({ url = '' }, response) =>
    /openid-configuration/.test(url) &&
    respondJson(response, 200, { issuer: deployment.issuerUrl, jwks_uri });
  return withAddresses(resolve)(deployment);
};

const addresses = "the issuer's addresses are public";
const speed = 'the issuer responds within 1.5 s';
const PUBLISH = String.raw`\. Remedy: API Gateway reads the issuer's discovery document and keys over the internet`;

const notFound: Surroundings['resolve'] = async () => {
  throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
};

export const reachFaults: Fault[] = [
  {
    title: addresses,
    cause: 'the issuer is inside a private network',
    inject: withAddresses(async () => ['10.0.0.1']),
    reported: new RegExp(
      String.raw`: "127\.0\.0\.1" has the address "10\.0\.0\.1", which is private${PUBLISH}`,
    ),
  },
  {
    title: addresses,
    cause: 'one of several addresses is private',
    inject: withAddresses(async () => [PUBLIC, '::ffff:192.168.1.7']),
    reported: new RegExp(`has the address "::ffff:192.168.1.7", which is private${PUBLISH}`),
  },
  {
    title: addresses,
    cause: 'the name leads to this machine',
    inject: withAddresses(async () => ['::1']),
    reported: new RegExp(`has the address "::1", which is loopback${PUBLISH}`),
  },
  {
    title: addresses,
    cause: 'the keys are at a private address',
    inject: withKeysAt('https://keys.acme.test/', async (host) =>
      host === 'keys.acme.test' ? ['169.254.169.254'] : [PUBLIC],
    ),
    reported: new RegExp(
      `: "keys.acme.test" has the address "169.254.169.254", which is link-local${PUBLISH}`,
    ),
  },
  {
    title: addresses,
    cause: 'the name does not exist',
    inject: withAddresses(notFound),
    reported: new RegExp(`"127.0.0.1" has no address \\("ENOTFOUND"\\)${PUBLISH}`),
  },
  {
    title: speed,
    cause: 'the discovery document is slow',
    inject: withDelay(/openid-configuration/, 1_501),
    reported: /: the discovery document took 1501 ms\. Remedy: API Gateway waits 1,500 ms for each/,
  },
  {
    title: speed,
    cause: 'the keys are slow',
    inject: withDelay(/jwks/, 2_000),
    reported: /: the keys took 2000 ms\. Remedy: API Gateway waits 1,500 ms for each/,
  },
];

const keys = "API Gateway can use the issuer's keys";
const usable = { kty: 'RSA', kid: 'a', n: 'AQAB', e: 'AQAB' };

/** The issuer's key set. */
const withKeySet =
  (body: unknown, status = 200) =>
  (deployment: Deployment) => {
    deployment.issuer = ({ url = '' }, response) => /jwks/.test(url) && respondJson(response, status, body);
    return deployment.facts();
  };

export const keysFaults: Fault[] = [
  {
    title: "the issuer's discovery document names it",
    cause: 'it redirects',
    inject: (deployment) => {
      deployment.issuer = ({ url = '' }, response) =>
        /openid-configuration/.test(url) &&
        respondJson(response, 302, {}, { location: 'http://169.254.169.254/latest' });
      return deployment.facts();
    },
    reported:
      /the response is 302, a redirect to "http:.*"\. Remedy: let the issuer return .* without a redirect/,
  },
  {
    title: keys,
    cause: 'they have 200 KB',
    inject: withKeySet({ keys: [{ ...usable, x5c: ['x'.repeat(200 * 1024)] }] }),
    reported:
      /the key set has 20\d\d\d\d bytes, and API Gateway reads at most 150000\. Remedy: remove retired keys/,
  },
  {
    title: keys,
    cause: 'they have 200 KB as UTF-8 and fewer characters',
    inject: withKeySet({ keys: [usable], note: 'ü'.repeat(80_000) }),
    reported: /the key set has 160\d\d\d bytes/,
  },
  {
    title: keys,
    cause: 'they never end',
    inject: (deployment) => {
      deployment.issuer = ({ url = '' }, response) =>
        /jwks/.test(url) && response.write('x'.repeat(3_000_000)) !== null;
      return deployment.facts();
    },
    reported: /the key set has over 1000000 bytes/,
  },
  {
    title: keys,
    cause: 'none signs with RSA',
    inject: withKeySet({
      keys: [
        { kty: 'EC', kid: 'a', crv: 'P-256', x: 'AQAB', y: 'AQAB' },
        { ...usable, kty: 'EC' },
        { ...usable, use: 'enc' },
        { ...usable, alg: 'PS256' },
        { ...usable, kid: undefined },
        { ...usable, key_ops: ['encrypt'] },
        { ...usable, n: undefined },
      ],
    }),
    reported: /none of its 7 keys is an RSA key for signatures with a kid\. Remedy: let the issuer sign/,
  },
  {
    title: keys,
    cause: 'they are no key set',
    inject: withKeySet({ keys: 'none' }),
    reported: /the response has no keys\. Remedy/,
  },
  {
    title: keys,
    cause: 'they redirect',
    inject: withKeySet({}, 302),
    reported: /the response is 302\. Remedy/,
  },
  {
    title: keys,
    cause: 'they are not at an https address',
    inject: withAddresses(async () => [PUBLIC]),
    reported: /: jwks_uri is not https\. Remedy: let the discovery document name an https address/,
  },
];

const certificateArn = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d';

export const certificateFaults: Fault[] = [
  {
    title: "the certificate is in the deployment's region",
    cause: 'it is in another region',
    inject: (deployment) => {
      const apiUrl = 'https://api.acme.test';
      const cookieMode = { apiUrl, certificateArn, returnUrl: `${apiUrl}/done` };
      return deployment.facts({
        stage: { ...deployment.stage(), stage: 'prod', cookieMode },
        region: 'us-east-1',
      });
    },
    reported:
      /the certificate is in "eu-west-1", the deployment in "us-east-1"\. Remedy: name a certificate of "us-east-1" .*, or deploy with AWS_REGION=eu-west-1/,
  },
];
