import type { ConnectionNames } from '../connection-names.ts';
import { controlCall } from '../control-call.ts';
import type { Rpcs } from '../rpc/rpcs.ts';
import type { CallScope, Connections } from '../scalekit.ts';

const PAGE_SIZE = 30;

/** Between two lists that an unknown id causes: a connection that the product does not use stays unknown. */
const RENEWAL_MS = 60_000;

/** Scalekit's names of its connections by their id, which never changes; read once per process. */
export function createConnections(
  rpcs: Rpcs,
  names: ConnectionNames,
  now: () => number = Date.now,
): Connections {
  let known: { nameById: ReadonlyMap<string, string>; at: number } | undefined;

  async function listNames(scope: Pick<CallScope, 'deadline'>): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    let pageToken = '';
    do {
      const page = await controlCall('read', scope, (policy) =>
        rpcs.call(rpcs.connections.listAppConnections, { pageSize: PAGE_SIZE, pageToken }, policy),
      );
      // The SDK reads a connection's name from `keyId`.
      for (const { id, keyId } of page.connections) found.set(id, keyId);
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return found;
  }
  async function findName(id: string, scope: Pick<CallScope, 'deadline'>): Promise<string | undefined> {
    if (known === undefined || (!known.nameById.has(id) && now() - known.at >= RENEWAL_MS)) {
      known = { nameById: await listNames(scope), at: now() };
    }
    return known.nameById.get(id);
  }
  return {
    async resolve({ id, name }, scope) {
      const found = name ?? (await findName(id, scope));
      return found === undefined ? undefined : names.toProduct(found);
    },
  };
}
