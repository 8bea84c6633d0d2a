import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Api } from '../../../shared/client/index.ts';
import type { Loaded } from '../app/use-load.ts';
import { call } from '../session/call.ts';
import { type Account, accountKey, accountTitle } from './account.ts';

/** `displayName` names the label of a further account, too. */
export type Connection = Api['GET /connections']['response']['connections'][number];

const data = signal<Connection[] | undefined>(undefined);
const failure = signal<unknown>(undefined);
const isLoading = signal(false);
let latest = 0;

/** Reads the status of every connection. A response that a later request has overtaken is ignored. */
export async function reloadConnections(): Promise<void> {
  latest += 1;
  const own = latest;
  isLoading.value = true;
  try {
    const { connections } = await call('GET /connections');
    if (own !== latest) return;
    data.value = connections.map((each) => ({
      ...each,
      displayName: accountTitle(each.displayName, each.account),
    }));
    failure.value = undefined;
  } catch (thrown) {
    if (own === latest) failure.value = thrown;
  } finally {
    if (own === latest) isLoading.value = false;
  }
}

function reloadWhenSeen(): void {
  if (document.visibilityState === 'visible' && !isLoading.value) void reloadConnections();
}

/** The user's connections, one list for all views. They are read again when the user comes back to this tab. */
export function useConnections(): Loaded<Connection[]> {
  useEffect(() => {
    void reloadConnections();
    document.addEventListener('visibilitychange', reloadWhenSeen);
    addEventListener('focus', reloadWhenSeen);
    return () => {
      document.removeEventListener('visibilitychange', reloadWhenSeen);
      removeEventListener('focus', reloadWhenSeen);
    };
  }, []);
  return {
    data: data.value,
    failure: failure.value,
    isLoading: isLoading.value || (data.value === undefined && failure.value === undefined),
    reload: reloadConnections,
  };
}

/** The name that users know a connection by; undefined where there is no such connection. */
export const findConnectionName = (connection: string): string | undefined =>
  data.value?.find((each) => each.connection === connection)?.displayName;

/** The name that users know an account by. */
export const accountName = (ref: Account): string =>
  data.value?.find((each) => accountKey(each) === accountKey(ref))?.displayName ??
  accountTitle(connectionName(ref.connection), ref.account);

/** The same, or the connection itself: for one that the API has named. */
export const connectionName = (connection: string): string => findConnectionName(connection) ?? connection;
