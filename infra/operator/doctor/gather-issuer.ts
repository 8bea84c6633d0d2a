import { z } from 'zod';
import { findNonPublicKind } from './address-kind.ts';
import { exchange, parseJson } from './exchange.ts';
import type { Facts } from './facts.ts';
import { type ResolvedHost, resolveHost, type Surroundings } from './surroundings.ts';

export const DISCOVERY = '/.well-known/openid-configuration';

const address = z.url({ protocol: /^https?$/ });
const discoveryDocument = z.looseObject({
  jwks_uri: address,
  authorization_endpoint: address.optional().catch(undefined),
  token_endpoint: address.optional().catch(undefined),
});

/** Reads the issuer's discovery document and keys, and finds the endpoints of a sign-in. */
export async function readIssuer(issuer: string, { resolve, now }: Surroundings): Promise<Partial<Facts>> {
  const host = await resolveHost(issuer, resolve);
  const discoveryExchange = await exchange(`${issuer.replace(/\/$/, '')}${DISCOVERY}`, {}, now);
  const facts = { issuer, issuerHosts: [host], discoveryExchange };
  if (!('status' in discoveryExchange)) return facts;
  const { data } = discoveryDocument.safeParse(parseJson(discoveryExchange));
  if (data === undefined) return facts;
  // A document on the internet must not make this machine read an address inside its network.
  const mayRead = (each: ResolvedHost) => isPublic(each) || !isPublic(host);
  const { jwks_uri: keysUrl, authorization_endpoint: authorization, token_endpoint: token } = data;
  const keysHost = await resolveHost(keysUrl, resolve);
  const withKeys = {
    ...facts,
    issuerHosts: keysHost.host === host.host ? [host] : [host, keysHost],
    keysUrl,
    ...(mayRead(keysHost) && { keysExchange: await exchange(keysUrl, {}, now) }),
  };
  if (authorization === undefined || token === undefined) return withKeys;
  const hosts = await Promise.all([authorization, token].map((url) => resolveHost(url, resolve)));
  return { ...withKeys, ...(hosts.every(mayRead) && { signInEndpoints: { authorization, token } }) };
}

function isPublic(host: ResolvedHost): boolean {
  return 'addresses' in host && host.addresses.every((each) => findNonPublicKind(each) === undefined);
}
