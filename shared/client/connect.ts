import { leaveFor, openPopup, type Popup } from './browser-window.ts';
import type { Client } from './client.ts';
import { cancelFlow, completeConnect, type Outcome } from './complete-connect.ts';
import { saveFlow, saveReturn, sweepFlows } from './flow-storage.ts';
import { waitForReturn } from './hand-back.ts';
import { isProblem } from './problem.ts';

export type ConnectOptions = {
  /** The signed-in user, by any name of the page's own. */
  user: string;
  /** Default `redirect`: works on every device, and in cookie mode. `popup` must be called in the click itself. */
  mode?: 'redirect' | 'popup' | undefined;
  /** The label of a further account of the user on the connection; absent: the default account. */
  account?: string | undefined;
  /** Makes a link for an account that is ACTIVE too: after `reconnect-required`, or to request new scopes. */
  force?: boolean | undefined;
  /** Gives up waiting. */
  signal?: AbortSignal | undefined;
  /** The pop-up looks closed. It may still be open, under a provider's COOP: only ask "Still connecting?". */
  onMaybeClosed?: (() => void) | undefined;
};

/**
 * Starts a link of the user's account. A redirect leaves the page; a pop-up resolves when the flow has ended.
 * @throws Problem
 */
export async function connect(
  call: Client,
  connection: string,
  { user, mode, account, force, signal, onMaybeClosed }: ConnectOptions,
): Promise<Outcome> {
  const report = (outcome: 'already' | 'abandoned' | 'expired' | 'blocked' | 'failed'): Outcome => ({
    outcome,
    connection,
    account,
  });
  sweepFlows();
  // Before anything is awaited: browsers block a window that no click opens.
  const popup = mode === 'popup' ? openPopup() : undefined;
  if (popup === null) return report('blocked');
  try {
    const request = { path: { connection }, query: { account }, body: { force }, signal };
    const started = await call('POST /connections/{connection}/authorize', request);
    // The response without a link has neither.
    const { state, authorizationUrl } = started as Extract<typeof started, { state: string }>;
    if (!state) return report('already');
    // A `javascript:` address would run in this page.
    if (!/^http/.test(authorizationUrl)) return report('failed');
    saveFlow(state, { connection, account, user, startedAt: Date.now() });
    if (!popup) {
      await leaveFor(authorizationUrl);
      return report('abandoned');
    }
    const returned = await consentIn(popup, state, authorizationUrl, signal, onMaybeClosed);
    if (typeof returned === 'string') {
      await cancelFlow(call, state);
      return report(returned);
    }
    saveReturn(returned);
    return (await completeConnect(call, { user })) as Outcome;
  } catch (thrown) {
    if (isProblem(thrown, 'aborted')) return report('abandoned');
    throw thrown;
  } finally {
    popup?.close();
  }
}

/** Shows the consent page, and waits until its callback page comes back. */
async function consentIn(
  popup: Popup,
  state: string,
  address: string,
  signal?: AbortSignal,
  onMaybeClosed?: () => void,
) {
  // Still a page of this origin, whose end is certain.
  if (popup.closed) return 'abandoned';
  const returned = waitForReturn(state, signal);
  popup.location.replace(address);
  const watch = setInterval(() => {
    if (!popup.closed) return;
    clearInterval(watch);
    onMaybeClosed?.();
  }, 500);
  return returned.finally(() => clearInterval(watch));
}
