import { signal } from '@preact/signals';
import { TAB_PREFIX } from './remembered.ts';
import { session } from './session.ts';

type TabStore<T> = { read: () => T; write: (value: T) => void };

/** What this tab keeps for its user through a reload. Another user who signs in finds `none`. */
export function tabStore<T>(name: string, none: T): TabStore<T> {
  const stored = signal<{ user: string | undefined; value: T } | undefined>(undefined);
  const load = () => JSON.parse(sessionStorage.getItem(TAB_PREFIX + name) ?? '{}');
  return {
    read: () => {
      const { user, value } = stored.value ?? load();
      return user === session.value?.user && value !== undefined ? value : none;
    },
    write: (value) => {
      stored.value = { user: session.peek()?.user, value };
      sessionStorage.setItem(TAB_PREFIX + name, JSON.stringify(stored.value));
    },
  };
}
