import { signal } from '@preact/signals';
import { completeConnect, connect, type Outcome } from '../../../shared/client/index.ts';
import { clearNotice, notify } from '../app/notices.tsx';
import { openingWindow } from '../linking/link-window.ts';
import { describeOutcome, isOpen } from '../linking/outcome-words.ts';
import { wordsFor } from '../problems/words-for.ts';
import { call } from '../session/call.ts';
import { session } from '../session/session.ts';
import { type Account, accountKey } from './account.ts';
import { accountName, type Connection, reloadConnections } from './connections.ts';
import { noteLinked } from './requested.ts';

/** Whether the provider's page opens in a window of its own. */
export const linksInWindows = signal(false);

/** Where a link in a window is: it waits for the window, asks the user, or may be tried again. */
export type Pending = 'open' | 'maybe-closed' | 'blocked' | 'asks' | 'failed';

/** The links that are open in a window, by the key of their account. */
export const pendingLinks = signal<Record<string, Pending>>({});
const attempts = new Map<string, AbortController>();

/** An account to link; an ACTIVE one is linked again. */
type Linkable = Account & Partial<Pick<Connection, 'status'>>;

const userName = (): string => session.value?.user ?? '';

/** Links an account in this tab: the page is left, and the link ends on the callback page. @throws Problem */
export async function linkHere(of: Linkable): Promise<void> {
  const { connection, account, status } = of;
  setPending(of, undefined);
  const options = { user: userName(), account, force: status === 'ACTIVE' };
  await showOutcome(of, await connect(call, connection, options));
}

/** Links an account in a window. It opens in the click itself: browsers block one that opens later. */
export function linkInWindow(of: Linkable): void {
  const { connection, account, status } = of;
  const key = accountKey(of);
  const attempt = new AbortController();
  attempts.set(key, attempt);
  clearNotice();
  setPending(of, 'open');
  const onMaybeClosed = () => {
    if (attempts.get(key) === attempt) setPending(of, 'maybe-closed');
  };
  const options = {
    user: userName(),
    mode: 'popup',
    account,
    force: status === 'ACTIVE',
    signal: attempt.signal,
    onMaybeClosed,
  } as const;
  void settle(
    of,
    attempt,
    openingWindow(() => connect(call, connection, options)),
  );
}

/** Goes on with a link that asked the user, or that failed for a moment. */
export async function goOn(of: Account, isExpected?: boolean): Promise<void> {
  const attempt = new AbortController();
  attempts.set(accountKey(of), attempt);
  const options = { user: userName(), ...(isExpected !== undefined && { isExpected }) };
  await settle(of, attempt, completeConnect(call, options));
}

/** Shows how an attempt ended, unless the user has cancelled it or started another one. */
async function settle(
  of: Account,
  attempt: AbortController,
  ending: Promise<Outcome | undefined>,
): Promise<void> {
  const result = await ending.catch((thrown: unknown) => ({ thrown }));
  if (attempts.get(accountKey(of)) !== attempt) return;
  if (result && 'thrown' in result) {
    setPending(of, 'failed');
    const { title, next } = wordsFor(result.thrown);
    notify(`${accountName(of)} is not connected yet. ${title}. ${next}`, 'alert');
  } else if (result) {
    await showOutcome(of, result);
  } else {
    setPending(of, undefined);
  }
}

async function showOutcome(of: Account, ended: Outcome): Promise<void> {
  const { outcome } = ended;
  if (outcome === 'blocked') return setPending(of, 'blocked');
  if (outcome === 'confirm') return setPending(of, 'asks');
  // The session has ended meanwhile, which the page shows already.
  if (isOpen(ended)) return setPending(of, 'failed');
  setPending(of, undefined);
  noteLinked(ended);
  await reloadConnections();
  if (outcome === 'abandoned') return;
  const { connection, account } = ended;
  const name = connection === undefined ? '' : accountName({ connection, account });
  const { text, isGood } = describeOutcome(ended, { user: userName(), name });
  notify(text, isGood ? 'status' : 'alert');
}

/** Ends the waiting. What a window that is still open brings back asks the user first. */
export function cancelLink(of: Account): void {
  attempts.get(accountKey(of))?.abort();
  attempts.delete(accountKey(of));
  setPending(of, undefined);
}

function setPending(of: Account, pending: Pending | undefined): void {
  const key = accountKey(of);
  const { [key]: _, ...others } = pendingLinks.value;
  pendingLinks.value = pending ? { ...others, [key]: pending } : others;
}
