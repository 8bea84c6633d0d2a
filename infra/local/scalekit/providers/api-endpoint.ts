import { randomUUID } from 'node:crypto';
import { readBody } from '../../run/bounded-body.ts';
import type { Environment } from '../server/environment.ts';
import { handleHttpCall, sendResult } from '../server/http-call.ts';
import type { Exchange } from '../server/http-responses.ts';
import { bindEffect } from './create-tool-provider.ts';
import type { ProviderApi } from './provider.ts';

type Found = { provider: string; api: ProviderApi };

/** The provider whose own API has this name. */
export function findProviderApi({ providers }: Environment, name: string): Found | undefined {
  for (const [provider, { api }] of providers) if (api?.name === name) return { provider, api };
  return undefined;
}

/** `/<name>/…`: a provider's own API, called with a user's credential. Logged, and open to faults, under its name. */
export async function serveProviderApi(
  environment: Environment,
  exchange: Exchange,
  { provider, api }: Found,
): Promise<void> {
  const { request, url } = exchange;
  const credential = api.readCredential(request.headers);
  const found = credential === undefined ? undefined : environment.accounts.withAccessToken(credential);
  const account = found?.connection.provider === provider ? found : undefined;
  const subject = account && { identifier: account.identifier, connection: account.connection.name };
  const errorResponse = ({ retryAfter }: { retryAfter?: number | undefined }, status: number) => ({
    ...api.refuse(status),
    ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
  });
  const options = { method: api.name, errorResponse, ...subject };
  const result = await handleHttpCall(environment, exchange, options, async () => {
    const body = await readBody(request);
    if (account === undefined) return api.refuse(401);
    account.lastUsedAt = new Date();
    const path = url.pathname.slice(api.name.length + 1);
    const call = { method: request.method ?? '', path, query: url.searchParams, body };
    return api.respond(call, account, bindEffect(environment.ledger, account, api.name, randomUUID()));
  });
  sendResult(exchange, result);
}
