import type { ServerResponse } from 'node:http';
import type { Deployment } from '../deployment.ts';
import type { Planted } from './fault.ts';

const fromNow = (seconds: number) => new Date(Date.now() + seconds * 1_000).toUTCString();

function dated(response: ServerResponse, seconds: number): false {
  response.setHeader('date', fromNow(seconds));
  return false;
}

export const plantedInClocks: Planted[] = [
  {
    title: "the API's clock agrees",
    cause: 'it is two minutes ahead',
    plant: (deployment) => {
      deployment.api = (_, response) => dated(response, 120);
      return deployment.facts();
    },
    told: /it is 1[12]\d s ahead of this machine's\. Remedy: set by NTP/,
  },
  {
    title: "the issuer's clock agrees",
    cause: 'it is two minutes behind',
    plant: (deployment) => {
      deployment.issuer = (_, response) => dated(response, -120);
      return deployment.facts();
    },
    told: /it is 1[12]\d s behind this machine's\. Remedy: set by NTP/,
  },
  {
    title: "Scalekit's clock agrees",
    cause: 'it is an hour ahead',
    plant: async () => ({
      scalekitExchange: { status: 404, headers: new Headers(), body: '', aheadMs: 3_600_000 },
    }),
    told: /it is 3600 s ahead of this machine's\. Remedy: set by NTP/,
  },
];

/** The API's answer to a preflight. */
const withPreflight = (headers: Record<string, string>) => (deployment: Deployment) => {
  deployment.api = ({ method }, response) => {
    if (method !== 'OPTIONS') return false;
    response.writeHead(204, headers).end();
    return true;
  };
  return deployment.facts();
};
const headersTitle = 'CORS allows Authorization and not On-Behalf-Of';

export const plantedInCors: Planted[] = [
  {
    title: "CORS answers each frontend's origin",
    cause: 'the deployed origins are others',
    plant: (deployment) =>
      deployment.facts({ stage: deployment.stage({ allowedOrigins: ['https://new.example'] }) }),
    told: /"https:\/\/new\.example" is answered ""\. Remedy: allowedOrigins of the stage/,
  },
  {
    title: "CORS answers each frontend's origin",
    cause: 'all origins are allowed alike',
    plant: withPreflight({ 'access-control-allow-origin': '*' }),
    told: /"http:\/\/localhost:5173" is answered "\*"/,
  },
  {
    title: 'CORS answers no other origin',
    cause: 'all origins are allowed alike',
    plant: withPreflight({ 'access-control-allow-origin': '*' }),
    told: /is answered "\*"\. Remedy: allowedOrigins of the stage/,
  },
  {
    title: 'CORS answers no other origin',
    cause: 'the API hangs up',
    plant: (deployment) => {
      deployment.api = ({ method, socket }) => method === 'OPTIONS' && Boolean(socket.destroy());
      return deployment.facts();
    },
    told: /is answered "(UND_ERR_SOCKET|ECONNRESET)"/,
  },
  {
    title: headersTitle,
    cause: 'it allows neither header',
    plant: withPreflight({}),
    told: /Authorization is not allowed\. Remedy/,
  },
  {
    title: headersTitle,
    cause: 'it allows what is asked for',
    plant: withPreflight({ 'access-control-allow-headers': 'Authorization, On-Behalf-Of' }),
    told: /: On-Behalf-Of is allowed\. Remedy/,
  },
];
