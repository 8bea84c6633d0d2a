import { signal } from '@preact/signals';
import { session } from '../session/session.ts';
import type { Typed } from './form/read-input.ts';

/** What the user is about to do with a tool. The key exists from the moment at which the user decides to write. */
export type Intention = { typed: Typed; key?: string };

const STORED = 'onbehalf.intentions';
const EMPTY: Intention = { typed: {} };

type Stored = { user: string; byTool: Record<string, Intention> };

const stored = signal<Stored>(read());

/** The user's intention with a tool. It survives a reload and the way to the provider and back. */
export function intentionOf(connection: string, tool: string): Intention {
  const { user, byTool } = stored.value;
  return (user === session.value?.user && byTool[`${connection} ${tool}`]) || EMPTY;
}

/** Replaces it; without an intention, the next one begins empty. */
export function setIntention(connection: string, tool: string, intention: Intention = EMPTY): void {
  const user = session.peek()?.user ?? '';
  const byTool = stored.peek().user === user ? stored.peek().byTool : {};
  stored.value = { user, byTool: { ...byTool, [`${connection} ${tool}`]: intention } };
  sessionStorage.setItem(STORED, JSON.stringify(stored.value));
}

function read(): Stored {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '') as Stored;
  } catch {
    return { user: '', byTool: {} };
  }
}
