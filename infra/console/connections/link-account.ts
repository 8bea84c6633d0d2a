import { signal } from '@preact/signals';
import { completeConnect, connect, type Outcome } from '../../../shared/client/index.ts';
import { notify } from '../app/notices.tsx';
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
const cancels = new Map<string, AbortController>();

const userName = (): string => session.value?.user ?? '';

/** Links an account in this tab: the page is left, and the link ends on the callback page. @throws Problem */
export async function linkHere({ connection }: Pick<Connection, 'connection'>): Promise<void> {
  setPending(connection, undefined);
  const { outcome } = await connect(call, connection, { user: userName() });
  // An account that is linked already needs no consent.
  if (outcome === 'already') await reloadConnections();
}

/** Links an account in a window. It opens in the click itself: browsers block one that opens later. */
export function linkInWindow({ connection }: Pick<Connection, 'connection'>): void {
  const cancel = new AbortController();
  cancels.set(connection, cancel);
  setPending(connection, 'open');
  const onMaybeClosed = () => setPending(connection, 'maybe-closed');
  const options = { user: userName(), mode: 'popup', signal: cancel.signal, onMaybeClosed } as const;
  void settle(connection, connect(call, connection, options), cancel.signal);
}

/** Goes on with a link that asked the user, or that failed for a moment. */
export async function goOn(connection: string, isExpected?: boolean): Promise<void> {
  const options = { user: userName(), ...(isExpected !== undefined && { isExpected }) };
  await settle(connection, completeConnect(call, options));
}

async function settle(
  connection: string,
  ending: Promise<Outcome | undefined>,
  canceled?: AbortSignal,
): Promise<void> {
  try {
    const ended = await ending;
    if (ended?.outcome === 'blocked') return setPending(connection, 'blocked');
    if (ended && isOpen(ended)) return setPending(connection, 'asks');
    setPending(connection, undefined);
    await reloadConnections();
    if (!ended || ended.outcome === 'abandoned') return;
    const name = ended.connection === undefined ? '' : connectionName(ended.connection);
    const { text, isGood } = describeOutcome(ended, { user: userName(), name });
    notify(text, isGood ? 'status' : 'alert');
  } catch (thrown) {
    if (canceled?.aborted) return setPending(connection, undefined);
    setPending(connection, 'failed');
    const { title, next } = wordsFor(thrown);
    notify(`${connectionName(connection)} is not connected yet. ${title}. ${next}`, 'alert');
  }
}

/** Ends the waiting. What a window that is still open brings back asks the user first. */
export function cancelLink(connection: string): void {
  cancels.get(connection)?.abort();
  cancels.delete(connection);
  setPending(connection, undefined);
}

function setPending(connection: string, pending: Pending | undefined): void {
  const { [connection]: _, ...others } = pendingLinks.value;
  pendingLinks.value = pending ? { ...others, [connection]: pending } : others;
}
