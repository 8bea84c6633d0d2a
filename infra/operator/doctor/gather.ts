import { ScalekitClient } from '@scalekit-sdk/node';
import { z } from 'zod';
import type { Parameters } from '../../deploy/parameters/parameters.ts';
import type { AlarmReading } from './alarm-reading.ts';
import { exchange } from './exchange.ts';
import type { Facts } from './facts.ts';
import { DISCOVERY, readIssuer } from './gather-issuer.ts';
import { readJwt } from './jwt.ts';
import type { SecretReading } from './secret-reading.ts';
import { thisMachine } from './surroundings.ts';

/** The deployment to examine. Inputs that the operator does not pass are absent. */
export type Subject = {
  /** Without a trailing slash; absent before the first deployment. */
  apiUrl?: string | undefined;
  token?: string | undefined;
  stage?: Parameters | undefined;
  secret?: SecretReading | undefined;
  region?: string | undefined;
  alarming?: AlarmReading | undefined;
};

const credentials = z.looseObject({ clientId: z.string().min(1), clientSecret: z.string().min(1) });

/** Makes the requests that several checks judge, each once. */
export async function gather(
  { apiUrl, token, stage, secret, region, alarming }: Subject,
  surroundings = thisMachine,
): Promise<Partial<Facts>> {
  const jwt = token === undefined ? undefined : readJwt(token);
  const issuer = stage?.issuer ?? jwt?.claims.iss;
  return {
    token,
    jwt,
    stage,
    secret,
    region,
    alarming,
    ...(apiUrl !== undefined && (await readApi(apiUrl))),
    ...(issuer !== undefined && /^https?:/.test(issuer) && (await readIssuer(issuer, surroundings))),
    ...(stage && (await probeScalekit(stage.scalekitEnvironmentUrl, secret))),
  };
}

async function readApi(url: string): Promise<Partial<Facts>> {
  const apiExchange = await exchange(`${url}/connections`);
  return { apiExchange, ...('status' in apiExchange && { api: { url, response: apiExchange } }) };
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
