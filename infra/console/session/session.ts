import { signal } from '@preact/signals';
import { rememberSession } from './remembered.ts';

type Session = { user: string; accessToken: string; idToken: string; expiresAt: number };

/** A token that expires within this time counts as expired. */
const MARGIN_MS = 30_000;

/** The user's session. The tokens are in the memory of this document only: no other page and no storage has them. */
export const session = signal<Session | undefined>(undefined);

/** Whether the session has ended while the user was working. */
export const hasEnded = signal(false);

export function beginSession(next: Session): void {
  session.value = next;
  hasEnded.value = false;
  rememberSession();
}

/** The access token, unless it has expired or is the one that the API has just refused. */
export function readToken(refused?: string): string | undefined {
  const current = session.peek();
  if (!current) return undefined;
  const isUsable = current.accessToken !== refused && current.expiresAt - MARGIN_MS > Date.now();
  hasEnded.value = !isUsable;
  return isUsable ? current.accessToken : undefined;
}
