import type { Client } from './client.ts';
import { dropReturn, type Returned, readFlow, readReturn } from './flow-storage.ts';
import { isProblem } from './problem.ts';

/** How a link ended, or what it waits for. docs/client.md says what a page does with each. */
export type Outcome = End & {
  /** The label of the account; absent: the default account. */
  account?: string | undefined;
};

type End =
  /** `linked`: names what was linked. `already`: the account needs no link. */
  | { outcome: 'linked' | 'already'; connection: string }
  /** Another user than the signed-in one started the flow in this tab; the return parameters wait. */
  | { outcome: 'other-user'; connection: string; startedBy: string }
  | { outcome: Waiting | Unlinked; connection?: string | undefined; startedBy?: string | undefined };

/** The return parameters wait in this tab, for a sign-in or for the user's reply to the question. */
type Waiting = 'sign-in' | 'confirm';

type Unlinked =
  /** The user did not approve. */
  | 'refused'
  /** The consent did not work. */
  | 'failed'
  /** Another user started the flow, or the consent is not this flow's. */
  | 'rejected'
  | 'expired'
  /** The user did not expect the link. */
  | 'declined'
  /** The user expected it, but started it in another tab or browser. */
  | 'other-tab'
  /** The page or the user gave up waiting for the consent. */
  | 'abandoned'
  /** The browser did not open the pop-up. */
  | 'blocked';

export type CompleteOptions = {
  /** The signed-in user, by the name that `connect` received; undefined while no user is signed in. */
  user: string | undefined;
  /** The user's reply to the question of the outcome `confirm`. */
  isExpected?: boolean | undefined;
};

/**
 * Finishes the flow whose return parameters wait in this tab, with the token of the user who is signed in; undefined
 * when none wait. May be called again after every outcome and problem: it goes on with what still waits.
 * @throws Problem `retryable` while the parameters still wait
 */
export async function completeConnect(
  call: Client,
  { user, isExpected }: CompleteOptions,
): Promise<Outcome | undefined> {
  const { authRequestId, state, error }: Partial<Returned> = readReturn() ?? {};
  if (state === undefined) return undefined;
  const { connection, account, user: startedBy } = readFlow(state) ?? {};
  const isOther = startedBy && user && startedBy !== user;
  const report = (outcome: Waiting | Unlinked | 'other-user') =>
    ({ outcome, connection, account, startedBy }) as Outcome;
  const end = async (outcome: Unlinked) => {
    dropReturn();
    if (state && user && !isOther) await cancelFlow(call, state);
    return report(outcome);
  };
  if (!authRequestId || !state) return end(error === 'access_denied' ? 'refused' : 'failed');
  if (!user) return report('sign-in');
  if (isOther) return report('other-user');
  if (!startedBy && isExpected === undefined) return report('confirm');
  if (isExpected === false) return end('declined');
  try {
    const body = { authRequestId, state, confirmed: isExpected };
    const linked = await call('POST /connections/verify', { body });
    dropReturn();
    return { outcome: 'linked', connection: linked.connection, account: linked.account };
  } catch (thrown) {
    if (isProblem(thrown, 'signed-out')) return report('sign-in');
    if (!isProblem(thrown) || thrown.retryable) throw thrown;
    // A service has started a flow for this user, and the consent may be that flow's; or no service has.
    const isOfConfirmation = thrown.facts.errors?.some(({ path }) => path === 'body.confirmed');
    if (isOfConfirmation && !isExpected) return report('confirm');
    dropReturn();
    if (isOfConfirmation) return report('other-tab');
    if (isProblem(thrown, 'flow-rejected')) return report('rejected');
    if (isProblem(thrown, 'flow-expired')) return report('expired');
    throw thrown;
  }
}

/** Ends a flow, so that it no longer counts among the user's open links. Best effort: it ends by itself after a while. */
export async function cancelFlow(call: Client, state: string): Promise<void> {
  const signal = AbortSignal.timeout(5_000);
  await call('POST /connections/cancel', { body: { state }, signal }).catch(() => undefined);
}
