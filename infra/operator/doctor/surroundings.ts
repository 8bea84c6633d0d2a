import { lookup } from 'node:dns/promises';
import type { Now } from './exchange.ts';

/** Returns the IP addresses of a host name. @throws Error with a `code` such as ENOTFOUND */
type Resolve = (host: string) => Promise<readonly string[]>;

/** What the doctor reads of this machine; a test gives its own. */
export type Surroundings = { resolve: Resolve; now: Now };

export const thisMachine: Surroundings = {
  async resolve(host) {
    const found = await lookup(host, { all: true });
    return found.map(({ address }) => address);
  },
  now: () => performance.now(),
};

/** A host with its addresses, or why it has none. */
export type ResolvedHost = { host: string } & ({ addresses: readonly string[] } | { unresolved: string });

/** Resolves the host of a URL. */
export async function resolveHost(url: string, resolve: Resolve): Promise<ResolvedHost> {
  // An IPv6 address stands in brackets.
  const host = (URL.parse(url)?.hostname ?? '').replace(/^\[|\]$/g, '');
  try {
    const addresses = await resolve(host);
    return addresses.length > 0 ? { host, addresses } : { host, unresolved: 'no address' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
    return { host, unresolved: code };
  }
}
