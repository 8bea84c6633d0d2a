import { tabStore } from '../session/tab-store.ts';

/** A digest that the user asked for now. The slot is known once the API has accepted the request. */
type AskedRun = { key: string; slot?: string };

/** A mailbox's run whose end this tab has not seen. It survives a reload: its key starts no second run. */
export function askedRunOf(account: string | undefined) {
  return tabStore<AskedRun | null>(account === undefined ? 'digest-run' : `digest-run-${account}`, null);
}
