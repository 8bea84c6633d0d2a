import { consolePage, type Deployment, respondJson } from '../deployment.ts';
import type { Fault } from './fault.ts';

const served = "the console is served with the stage's client";
const accepted = "the issuer accepts the console's client, scopes and redirect URI";
const redeemed = "the issuer lets the console's page redeem a code";
const CLIENT = String.raw`\. Remedy: register console\.clientId at the issuer as a public client`;

const withPage =
  (page: (deployment: Deployment) => string, status = 200) =>
  (deployment: Deployment) => {
    deployment.api = ({ url }, response) =>
      url === '/console' && Boolean(response.writeHead(status).end(page(deployment)));
    return deployment.facts();
  };

const withClient =
  (clientId: string, scopes = ['openid', 'onbehalf/read']) =>
  (deployment: Deployment) =>
    deployment.facts({ stage: deployment.stage({ console: { clientId, scopes } }) });

/** The issuer's response to one of its endpoints. */
const withEndpoint =
  (path: string, status: number, body: unknown, headers: Record<string, string> = {}) =>
  (deployment: Deployment) => {
    deployment.issuer = ({ url = '' }, response) =>
      url.startsWith(path) && respondJson(response, status, body, headers);
    return deployment.facts();
  };

export const consoleFaults: Fault[] = [
  {
    title: served,
    cause: 'the deployed stage has none',
    inject: withPage(() => '{"message":"Not Found"}', 404),
    reported: /GET \/console: 404\. Remedy: deploy the stage again/,
  },
  {
    title: served,
    cause: 'another page is there',
    inject: withPage(() => '<title>Other</title>'),
    reported: /GET \/console is not the console's page\. Remedy: deploy/,
  },
  {
    title: served,
    cause: 'the deployed client is another',
    inject: withPage((deployment) => consolePage(deployment.stage(), { clientId: 'old"client' })),
    reported: /: clientId is "old\\"client", the stage has "local-console"\. Remedy: deploy/,
  },
  {
    title: served,
    cause: 'the function cannot read the discovery document',
    inject: withPage((deployment) =>
      consolePage(deployment.stage(), { signInProblem: 'the issuer does not respond' }),
    ),
    reported: /it offers no sign-in: "the issuer does not respond"\. Remedy: see the lines about the issuer/,
  },
  {
    title: accepted,
    cause: 'it does not know the client',
    inject: withClient('unknown-console'),
    reported: new RegExp(`the authorization endpoint returns 400${CLIENT}`),
  },
  {
    title: accepted,
    cause: 'it does not grant a scope',
    inject: withEndpoint(
      '/auth',
      303,
      {},
      { location: 'http://127.0.0.1:2/console/signed-in?error=invalid_scope' },
    ),
    reported: new RegExp(
      `it returns "invalid_scope"${CLIENT}.* the redirect URI http.*/console/signed-in and`,
    ),
  },
  {
    title: redeemed,
    cause: 'the client has a secret',
    inject: withClient('local-service'),
    reported: new RegExp(`the token endpoint returns "invalid_client"${CLIENT}`),
  },
  {
    title: redeemed,
    cause: 'its CORS does not allow the API',
    inject: withEndpoint(
      '/token',
      400,
      { error: 'invalid_grant' },
      { 'access-control-allow-origin': 'https://app.acme.test' },
    ),
    reported:
      /allows "https:\/\/app\.acme\.test" for the origin "http:.*"\. Remedy: allow the API's origin for CORS/,
  },
];
