import { tabStore } from '../../session/tab-store.ts';
import type { Typed } from '../form/read-input.ts';

/** What the user is about to do with a tool. The key exists from the moment at which the user decides to write. `isSent`: the API may have it already. */
type Intention = { typed: Typed; key?: string; isSent?: true };

const EMPTY: Intention = { typed: {} };
const intentions = tabStore<Record<string, Intention>>('intentions', {});

/** The user's intention with a tool. It survives a reload, and the way to the provider and back. */
export const intentionOf = (connection: string, tool: string): Intention =>
  intentions.read()[`${connection} ${tool}`] ?? EMPTY;

/** Replaces it; without an intention, the next one begins empty. */
export function setIntention(connection: string, tool: string, intention = EMPTY): void {
  intentions.write({ ...intentions.read(), [`${connection} ${tool}`]: intention });
}
