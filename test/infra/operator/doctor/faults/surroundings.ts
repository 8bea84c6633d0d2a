import type { ServerResponse } from 'node:http';
import type { Deployment } from '../deployment.ts';
import type { Fault } from './fault.ts';

const fromNow = (seconds: number) => new Date(Date.now() + seconds * 1_000).toUTCString();

function setDate(response: ServerResponse, seconds: number): false {
  response.setHeader('date', fromNow(seconds));
  return false;
}

export const clockFaults: Fault[] = [
  {
    title: "the API's clock agrees",
    cause: 'it is two minutes ahead',
    inject: (deployment) => {
      deployment.api = (_, response) => setDate(response, 120);
      return deployment.facts();
    },
    reported: /it is 1[12]\d s ahead of this machine's\. Remedy: correct the wrong clock/,
  },
  {
    title: "the issuer's clock agrees",
    cause: 'it is two minutes behind',
    inject: (deployment) => {
      deployment.issuer = (_, response) => setDate(response, -120);
      return deployment.facts();
    },
    reported: /it is 1[12]\d s behind this machine's\. Remedy: correct the wrong clock/,
  },
  {
    title: "Scalekit's clock agrees",
    cause: 'it is an hour ahead',
    inject: async () => ({
      scalekitExchange: {
        status: 404,
        headers: new Headers(),
        body: '',
        bytes: 0,
        elapsedMs: 1,
        aheadMs: 3_600_000,
      },
    }),
    reported: /it is 3600 s ahead of this machine's\. Remedy: correct the wrong clock/,
  },
];

/** The API's response to a preflight. */
const withPreflight = (headers: Record<string, string>) => (deployment: Deployment) => {
  deployment.api = ({ method }, response) => {
    if (method !== 'OPTIONS') return false;
    response.writeHead(204, headers).end();
    return true;
  };
  return deployment.facts();
};
const allowedHeaders = 'CORS allows Authorization and not On-Behalf-Of';

export const corsFaults: Fault[] = [
  {
    title: "CORS allows each frontend's origin",
    cause: 'the deployed origins are others',
    inject: (deployment) =>
      deployment.facts({ stage: deployment.stage({ allowedOrigins: ['https://new.example'] }) }),
    reported: /for "https:\/\/new\.example" the response allows ""\. Remedy: allowedOrigins of the stage/,
  },
  {
    title: "CORS allows each frontend's origin",
    cause: 'every origin is allowed',
    inject: withPreflight({ 'access-control-allow-origin': '*' }),
    reported: /for "http:\/\/localhost:5173" the response allows "\*"/,
  },
  {
    title: 'CORS allows no other origin',
    cause: 'every origin is allowed',
    inject: withPreflight({ 'access-control-allow-origin': '*' }),
    reported: /the response allows "\*"\. Remedy: allowedOrigins of the stage/,
  },
  {
    title: 'CORS allows no other origin',
    cause: 'the API closes the connection',
    inject: (deployment) => {
      deployment.api = ({ method, socket }) => method === 'OPTIONS' && Boolean(socket.destroy());
      return deployment.facts();
    },
    reported: /the response allows "(UND_ERR_SOCKET|ECONNRESET)"/,
  },
  {
    title: allowedHeaders,
    cause: 'it allows neither header',
    inject: withPreflight({}),
    reported: /Authorization is not allowed\. Remedy/,
  },
  {
    title: allowedHeaders,
    cause: 'it allows both headers',
    inject: withPreflight({ 'access-control-allow-headers': 'Authorization, On-Behalf-Of' }),
    reported: /: On-Behalf-Of is allowed\. Remedy/,
  },
];
