import { signal } from '@preact/signals';
import { session } from '../session/session.ts';

/** A key that this tab has used for a write. */
export type KeptKey = { user: string; key: string; tool: string; connection: string; at: number };

const STORED = 'onbehalf.keys';
const MOST = 30;

const keys = signal(read());

/** The keys that the user has used in this tab, newest first. They survive a reload, unlike what was sent. */
export function listKeys(): KeptKey[] {
  const user = session.value?.user;
  return keys.value.filter((kept) => kept.user === user);
}

/** Keeps a key before its write is sent: whatever happens then, the key finds out what became of it. */
export function keepKey(kept: Omit<KeptKey, 'user' | 'at'>): void {
  const user = session.peek()?.user ?? '';
  const others = keys.peek().filter(({ key }) => key !== kept.key);
  keys.value = [{ ...kept, user, at: Date.now() }, ...others].slice(0, MOST);
  sessionStorage.setItem(STORED, JSON.stringify(keys.value));
}

function read(): KeptKey[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '[]') as KeptKey[];
  } catch {
    return [];
  }
}
