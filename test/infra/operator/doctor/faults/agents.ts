import { type Deployment, respondJson } from '../deployment.ts';
import type { Fault } from './fault.ts';

const METADATA = '/.well-known/oauth-protected-resource';
const found = 'MCP clients find the issuer';
const page = 'the page where users link accounts responds';

/** The API's response to requests of this path, with or without a token. */
const withPath =
  (path: string, body: (deployment: Deployment) => unknown, status = 200) =>
  (deployment: Deployment) => {
    deployment.api = ({ url }, response) => url === path && respondJson(response, status, body(deployment));
    return deployment.facts();
  };

/** Metadata of which one member differs. */
const withMetadata = (path: string, change: (deployment: Deployment) => object) =>
  withPath(path, (deployment) => ({
    resource: `${deployment.apiUrl}/mcp`,
    authorization_servers: [deployment.issuerUrl],
    ...change(deployment),
  }));

const withConnectUrl = (connectUrl: (deployment: Deployment) => string) => (deployment: Deployment) =>
  deployment.facts({ stage: deployment.stage({ connectUrl: connectUrl(deployment) }) });

export const agentFaults: Fault[] = [
  {
    title: '/mcp refuses a request without a token',
    cause: 'it has no authorizer',
    inject: withPath('/mcp', () => ({ jsonrpc: '2.0', id: 1, result: { tools: [] } })),
    reported: /POST \/mcp: 200, not API Gateway's own 401\. Remedy: deploy the stage again/,
  },
  {
    title: '/mcp lists the tools',
    cause: 'the gateway refuses the token',
    inject: withPath('/mcp', () => ({ message: 'Unauthorized' }), 401),
    reported: /POST \/mcp: 401, and no list\. Remedy: see the lines about the API and the token/,
  },
  {
    title: '/mcp lists the tools',
    cause: 'the function reports an error of the protocol',
    inject: withPath('/mcp', () => ({ jsonrpc: '2.0', id: 1, error: { code: -32603, message: 'canary' } })),
    reported: /POST \/mcp: 200, and no list\. Remedy: .*read the log of mcp/,
  },
  {
    title: found,
    cause: 'the deployed stage has no such route',
    inject: withPath(`${METADATA}/mcp`, () => ({ message: 'Not Found' }), 404),
    reported: /: GET \/\.well-known\/oauth-protected-resource\/mcp: 404\. Remedy: deploy the stage again/,
  },
  {
    title: found,
    cause: 'another address is the resource',
    inject: withMetadata(METADATA, () => ({ resource: 'https://api.acme.test/mcp' })),
    reported:
      /: GET \/\.well-known\/oauth-protected-resource: resource is "https:\/\/api\.acme\.test\/mcp", not "http:.*\/mcp"/,
  },
  {
    title: found,
    cause: 'the deployed issuer is another',
    inject: withMetadata(`${METADATA}/mcp`, () => ({ authorization_servers: ['https://old.acme.test/'] })),
    reported: /authorization_servers are "https:\/\/old\.acme\.test\/", without "http:/,
  },
  {
    title: found,
    cause: 'another page is there',
    inject: withPath(METADATA, () => 'welcome'),
    reported: /the response is not the metadata of a protected resource/,
  },
  {
    title: "the stage's audience has the address of /mcp",
    status: 'warn',
    cause: 'it has the address of the API only',
    inject: (deployment) => deployment.facts({ stage: deployment.stage({ audience: ['https://a.test'] }) }),
    reported: /it lacks "http:.*\/mcp".* \(RFC 8707\).* Remedy: add "http:.*\/mcp" to audience of the stage/,
  },
  {
    title: page,
    cause: 'nothing listens',
    inject: withConnectUrl(() => 'http://127.0.0.1:2/connections'),
    reported: /"http:\/\/127\.0\.0\.1:2\/connections": ECONNREFUSED\. Remedy: let the page respond/,
  },
  {
    title: page,
    cause: 'the product has no such page',
    inject: withConnectUrl(({ apiUrl }) => `${apiUrl}/connections-page`),
    reported: /\/connections-page": 404\. Remedy: .*connectUrl in cdk\.json/,
  },
  {
    title: page,
    cause: 'it is no page',
    inject: withConnectUrl(({ apiUrl }) => `${apiUrl}${METADATA}?from=chat`),
    reported: /the type is "application\/json"\. Remedy/,
  },
];
