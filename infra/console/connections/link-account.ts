import { signal } from '@preact/signals';
import { completeConnect, connect, type Outcome } from '../../../shared/client/index.ts';
import { clearNotice, notify } from '../app/notices.tsx';
import { openingWindow } from '../linking/link-window.ts';
import { describeOutcome, isOpen } from '../linking/outcome-words.ts';
import { wordsFor } from '../problems/words-for.ts';
import { call } from '../session/call.ts';
import { session } from '../session/session.ts';
import { type Connection, connectionName, reloadConnections } from './connections.ts';

/** Whether the provider's page opens in a window of its own. */
export const linksInWindows = signal(false);

/** Where a link in a window is: it waits for the window, asks the user, or may be tried again. */
export type Pending = 'open' | 'maybe-closed' | 'blocked' | 'asks' | 'failed';

/** The links that are open in a window, by connection. */
export const pendingLinks = signal<Record<string, Pending>>({});
const attempts = new Map<string, AbortController>();

const userName = (): string => session.value?.user ?? '';

/** Links an account in this tab: the page is left, and the link ends on the callback page. @throws Problem */
export async function linkHere({ connection }: Pick<Connection, 'connection'>): Promise<void> {
  setPending(connection, undefined);
  await showOutcome(connection, await connect(call, connection, { user: userName() }));
}

/** Links an account in a window. It opens in the click itself: browsers block one that opens later. */
export function linkInWindow({ connection }: Pick<Connection, 'connection'>): void {
  const attempt = new AbortController();
  attempts.set(connection, attempt);
  clearNotice();
  setPending(connection, 'open');
  const onMaybeClosed = () => {
    if (attempts.get(connection) === attempt) setPending(connection, 'maybe-closed');
  };
  const options = { user: userName(), mode: 'popup', signal: attempt.signal, onMaybeClosed } as const;
  void settle(
    connection,
    attempt,
    openingWindow(() => connect(call, connection, options)),
  );
}

/** Goes on with a link that asked the user, or that failed for a moment. */
export async function goOn(connection: string, isExpected?: boolean): Promise<void> {
  const attempt = new AbortController();
  attempts.set(connection, attempt);
  const options = { user: userName(), ...(isExpected !== undefined && { isExpected }) };
  await settle(connection, attempt, completeConnect(call, options));
}

/** Shows how an attempt ended, unless the user has cancelled it or started another one. */
async function settle(
  connection: string,
  attempt: AbortController,
  ending: Promise<Outcome | undefined>,
): Promise<void> {
  const result = await ending.catch((thrown: unknown) => ({ thrown }));
  if (attempts.get(connection) !== attempt) return;
  if (result && 'thrown' in result) {
    setPending(connection, 'failed');
    const { title, next } = wordsFor(result.thrown);
    notify(`${connectionName(connection)} is not connected yet. ${title}. ${next}`, 'alert');
  } else if (result) {
    await showOutcome(connection, result);
  } else {
    setPending(connection, undefined);
  }
}

async function showOutcome(connection: string, ended: Outcome): Promise<void> {
  const { outcome } = ended;
  if (outcome === 'blocked') return setPending(connection, 'blocked');
  if (outcome === 'confirm') return setPending(connection, 'asks');
  // The session has ended meanwhile, which the page shows already.
  if (isOpen(ended)) return setPending(connection, 'failed');
  setPending(connection, undefined);
  await reloadConnections();
  if (outcome === 'abandoned') return;
  const name = ended.connection === undefined ? '' : connectionName(ended.connection);
  const { text, isGood } = describeOutcome(ended, { user: userName(), name });
  notify(text, isGood ? 'status' : 'alert');
}

/** Ends the waiting. What a window that is still open brings back asks the user first. */
export function cancelLink(connection: string): void {
  attempts.get(connection)?.abort();
  attempts.delete(connection);
  setPending(connection, undefined);
}

function setPending(connection: string, pending: Pending | undefined): void {
  const { [connection]: _, ...others } = pendingLinks.value;
  pendingLinks.value = pending ? { ...others, [connection]: pending } : others;
}
