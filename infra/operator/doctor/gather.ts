import { ScalekitClient } from '@scalekit-sdk/node';
import { z } from 'zod';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import { ask, jsonOf } from './ask.ts';
import type { Facts } from './facts.ts';
import { readJwt } from './jwt.ts';
import type { SecretReading } from './secret-reading.ts';

/** What the operator names: a deployment, as far as she has it at hand. */
export type Subject = {
  /** Without a slash at its end. */
  apiUrl: string;
  token?: string | undefined;
  stage?: Parameters | undefined;
  secret?: SecretReading | undefined;
};

const DISCOVERY = '/.well-known/openid-configuration';

const discoveryDocument = z.looseObject({ jwks_uri: z.url() });
const credentials = z.looseObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

/** Asks everybody whom the checks are about, once. */
export async function gather({ apiUrl, token, stage, secret }: Subject): Promise<Partial<Facts>> {
  const jwt = token === undefined ? undefined : readJwt(token);
  const facts: Partial<Facts> = { token, jwt, stage, secret };
  facts.apiExchange = await ask(`${apiUrl}/connections`);
  if ('status' in facts.apiExchange) facts.api = { url: apiUrl, answer: facts.apiExchange };
  const issuer = stage?.issuer ?? jwt?.claims.iss;
  return {
    ...facts,
    ...(issuer !== undefined && /^https?:/.test(issuer) && (await askIssuer(issuer))),
    ...(stage && (await askScalekit(stage.scalekitEnvironmentUrl, secret))),
  };
}

async function askIssuer(issuer: string): Promise<Partial<Facts>> {
  const discoveryExchange = await ask(`${issuer.replace(/\/$/, '')}${DISCOVERY}`);
  if (!('status' in discoveryExchange)) return { issuer, discoveryExchange };
  const document = discoveryDocument.safeParse(jsonOf(discoveryExchange));
  return { issuer, discoveryExchange, ...(document.success && { keysUrl: document.data.jwks_uri }) };
}

async function askScalekit(url: string, secret: SecretReading | undefined): Promise<Partial<Facts>> {
  const scalekitExchange = await ask(`${url}${DISCOVERY}`);
  const given = credentials.safeParse(secret !== undefined && 'value' in secret ? secret.value : undefined);
  if (!given.success || !('status' in scalekitExchange)) return { scalekitExchange };
  const { clientId, clientSecret } = given.data;
  const credentialsExchange = await ask(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  const isTaken = 'status' in credentialsExchange && credentialsExchange.status === 200;
  return {
    scalekitExchange,
    credentials: { clientId, clientSecret },
    credentialsExchange,
    ...(isTaken && { scalekit: new ScalekitClient(url, clientId, clientSecret) }),
  };
}
