import { tabStore } from '../session/tab-store.ts';

/** A digest that the user asked for now. The slot is known once the API has accepted the request. */
type AskedRun = { key: string; slot?: string };

/** The run whose end this tab has not seen. It survives a reload: its key starts no second run. */
export const askedRun = tabStore<AskedRun | null>('digest-run', null);
