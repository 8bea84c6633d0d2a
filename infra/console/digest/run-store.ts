import { session } from '../session/session.ts';

/** A digest that the user asked for now. The slot is known once the API has accepted the request. */
export type AskedRun = { user: string; key: string; slot?: string };

const STORED = 'onbehalf.digest-run';

/** The run that this tab has asked for and whose end it has not seen. It survives a reload: its key starts no second run. */
export function readRun(): AskedRun | undefined {
  try {
    const run = JSON.parse(sessionStorage.getItem(STORED) ?? '') as AskedRun;
    return run.user === session.peek()?.user ? run : undefined;
  } catch {
    return undefined;
  }
}

export function keepRun(run: Omit<AskedRun, 'user'>): void {
  sessionStorage.setItem(STORED, JSON.stringify({ ...run, user: session.peek()?.user ?? '' }));
}

export function forgetRun(): void {
  sessionStorage.removeItem(STORED);
}
