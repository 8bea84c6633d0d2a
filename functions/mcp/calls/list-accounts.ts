import { type ConnectionConfig, connections } from '../../../shared/connections/connections.ts';
import { runInParallel } from '../../../shared/lambda/run-in-parallel.ts';
import type { ConnectedAccount } from '../../../shared/scalekit/scalekit.ts';
import type { CallDeps, Caller } from './call.ts';

/** Calls for the accounts of one label that run concurrently. */
const PARALLEL = 5;

/**
 * Lists the selected connections, each with the user's default account and then the further ones by their labels. It takes
 * one call, and one more for each of the user's labels.
 */
export async function listAccounts(
  _input: object,
  { scope, view }: Caller,
  { scalekit: { accounts }, labels, connectUrlOf }: CallDeps,
): Promise<object> {
  const [defaults, known] = await Promise.all([accounts.list(scope), labels.list(scope.user)]);
  const labelled = await runInParallel(known, PARALLEL, (label) => accounts.list(scope, label));
  const names = Object.entries<ConnectionConfig>(connections).filter(
    ([connection]) => view.connections?.includes(connection) ?? true,
  );
  return {
    connections: names.flatMap(([connection, { displayName: name }]) => {
      const isHere = (each: ConnectedAccount) => each.connection === connection;
      const own = defaults.find(isHere) ?? { connection, status: 'NOT_CONNECTED' as const };
      return [own, ...labelled.flat().filter(isHere)].map(({ account, status }) => {
        const ref = { connection, ...(account !== undefined && { account }) };
        const linkedAt = status === 'ACTIVE' ? {} : { connectUrl: connectUrlOf(ref) };
        return { ...ref, name, status, ...linkedAt };
      });
    }),
  };
}
