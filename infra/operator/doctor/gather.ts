import { ScalekitClient } from '@scalekit-sdk/node';
import { z } from 'zod';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import { exchange, parseJson } from './exchange.ts';
import type { Facts } from './facts.ts';
import { readJwt } from './jwt.ts';
import type { SecretReading } from './secret-reading.ts';

/** The deployment to examine. Inputs that the operator does not pass are absent. */
export type Subject = {
  /** Without a trailing slash. */
  apiUrl: string;
  token?: string | undefined;
  stage?: Parameters | undefined;
  secret?: SecretReading | undefined;
};

const DISCOVERY = '/.well-known/openid-configuration';

const discoveryDocument = z.looseObject({ jwks_uri: z.url() });
const credentials = z.looseObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

/** Makes the requests that several checks judge, each once. */
export async function gather({ apiUrl, token, stage, secret }: Subject): Promise<Partial<Facts>> {
  const jwt = token === undefined ? undefined : readJwt(token);
  const facts: Partial<Facts> = { token, jwt, stage, secret };
  facts.apiExchange = await exchange(`${apiUrl}/connections`);
  if ('status' in facts.apiExchange) facts.api = { url: apiUrl, response: facts.apiExchange };
  const issuer = stage?.issuer ?? jwt?.claims.iss;
  return {
    ...facts,
    ...(issuer !== undefined && /^https?:/.test(issuer) && (await readIssuer(issuer))),
    ...(stage && (await probeScalekit(stage.scalekitEnvironmentUrl, secret))),
  };
}

async function readIssuer(issuer: string): Promise<Partial<Facts>> {
  const discoveryExchange = await exchange(`${issuer.replace(/\/$/, '')}${DISCOVERY}`);
  if (!('status' in discoveryExchange)) return { issuer, discoveryExchange };
  const document = discoveryDocument.safeParse(parseJson(discoveryExchange));
  return { issuer, discoveryExchange, ...(document.success && { keysUrl: document.data.jwks_uri }) };
}

async function probeScalekit(url: string, secret: SecretReading | undefined): Promise<Partial<Facts>> {
  const scalekitExchange = await exchange(`${url}${DISCOVERY}`);
  const given = credentials.safeParse(secret !== undefined && 'value' in secret ? secret.value : undefined);
  if (!given.success || !('status' in scalekitExchange)) return { scalekitExchange };
  const { clientId, clientSecret } = given.data;
  const credentialsExchange = await exchange(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const isAccepted = 'status' in credentialsExchange && credentialsExchange.status === 200;
  return {
    scalekitExchange,
    credentials: { clientId, clientSecret },
    credentialsExchange,
    ...(isAccepted && { scalekit: new ScalekitClient(url, clientId, clientSecret) }),
  };
}
