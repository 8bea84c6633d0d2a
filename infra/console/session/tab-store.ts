import { signal } from '@preact/signals';
import { session } from './session.ts';

type TabStore<T> = { read: () => T; write: (value: T) => void };

const PREFIX = 'onbehalf.tab.';

/** Removes what the tab keeps: another person may use it after a sign-out. */
export function clearTab(): void {
  for (const name of Object.keys(sessionStorage))
    if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
}

/** What this tab keeps for its user through a reload. Another user who signs in finds `none`. */
export function tabStore<T>(name: string, none: T): TabStore<T> {
  const stored = signal<{ user: string | undefined; value: T } | undefined>(undefined);
  const load = () => JSON.parse(sessionStorage.getItem(PREFIX + name) ?? '{}');
  return {
    read: () => {
      const { user, value } = stored.value ?? load();
      return user === session.value?.user && value !== undefined ? value : none;
    },
    write: (value) => {
      stored.value = { user: session.peek()?.user, value };
      sessionStorage.setItem(PREFIX + name, JSON.stringify(stored.value));
    },
  };
}
