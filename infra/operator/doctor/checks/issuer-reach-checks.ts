import { findNonPublicKind } from '../address-kind.ts';
import type { Exchange } from '../exchange.ts';
import type { ResolvedHost } from '../surroundings.ts';
import { type Check, defineCheck, fail, failOn, type Outcome } from './check.ts';
import { quote } from './quote.ts';

/**
 * "Timeout for OpenID Connect discovery endpoint: 1500 ms", and the same for the key set.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const TIMEOUT_MS = 1_500;

const here: Outcome = { status: 'pass', note: 'stage local: its gateway runs on this machine' };

/** How API Gateway reaches the issuer, at the first deployment already. */
export const issuerReachChecks: Check[] = [
  defineCheck("the issuer's addresses are public", ['issuerHosts', 'stage'], ({ issuerHosts, stage }) =>
    stage.stage === 'local' ? here : judgeAddresses(issuerHosts),
  ),
  defineCheck(
    'the issuer responds within 1.5 s',
    ['discoveryExchange', 'stage'],
    ({ discoveryExchange, stage }, { keysExchange }) =>
      stage.stage === 'local' ? here : judgeSpeed(discoveryExchange, keysExchange),
  ),
];

function judgeAddresses(hosts: readonly ResolvedHost[]): Outcome {
  return failOn(
    hosts.flatMap(listProblems),
    "API Gateway reads the issuer's discovery document and keys over the internet, at the first deployment already: make them public before it. If only the DNS of this network (a VPN) returns such an address, run the doctor outside it",
  );
}

function listProblems(resolved: ResolvedHost): string[] {
  const host = quote(resolved.host);
  if ('unresolved' in resolved) return [`${host} has no address (${quote(resolved.unresolved)})`];
  return resolved.addresses.flatMap((address) => {
    const kind = findNonPublicKind(address);
    return kind === undefined ? [] : [`${host} has the address ${quote(address)}, which is ${kind}`];
  });
}

function judgeSpeed(discovery: Exchange, keys: Exchange | undefined): Outcome {
  const times = [
    { what: 'the discovery document', exchange: discovery },
    { what: 'the keys', exchange: keys },
  ].flatMap(({ what, exchange }) => (exchange ? [{ what, ms: Math.round(exchange.elapsedMs) }] : []));
  const slow = times.filter(({ ms }) => ms > TIMEOUT_MS);
  if (slow.length > 0) {
    return fail(
      slow.map(({ what, ms }) => `${what} took ${ms} ms`).join('; '),
      "API Gateway waits 1,500 ms for each, at the first deployment already: let the issuer respond faster, for example from a cache near the deployment's region. If only this network is slow, run the doctor elsewhere",
    );
  }
  if (!('status' in discovery)) return { status: 'skip', why: 'there is no response' };
  return { status: 'pass', note: times.map(({ what, ms }) => `${what} ${ms} ms`).join(', ') };
}
