import { tabStore } from '../session/tab-store.ts';

/** A key that this tab has used for a write. */
type KeptKey = { key: string; tool: string; connection: string; at: number };

const MOST = 30;
const keys = tabStore<KeptKey[]>('keys', []);

/** The keys that the user has used in this tab, newest first. */
export const listKeys = (): KeptKey[] => keys.read();

/** Keeps a key before its write is sent: whatever happens then, the key finds out what became of it. */
export function keepKey(kept: Omit<KeptKey, 'at'>): void {
  const others = keys.read().filter(({ key }) => key !== kept.key);
  keys.write([{ ...kept, at: Date.now() }, ...others].slice(0, MOST));
}
