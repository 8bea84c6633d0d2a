import type { Client } from './client.ts';
import { dropReturn, readFlow, readReturn } from './flow-storage.ts';
import { isProblem } from './problem.ts';

/** How a link ended, or what it waits for. docs/client.md says what a page does with each. */
export type Outcome =
  /** `linked`: the connection that was linked, as the API names it. `already`: it needs no link. */
  | { outcome: 'linked' | 'already'; connection: string }
  /** The return parameters wait in this tab for a user, for this user, or for the user's reply. */
  | { outcome: 'sign-in'; connection?: string | undefined; startedBy?: string | undefined }
  | { outcome: 'other-user'; connection: string; startedBy: string }
  | { outcome: 'confirm'; connection?: string | undefined }
  | { outcome: Unlinked; connection?: string | undefined };

type Unlinked =
  /** The user did not approve. `failed`: the consent itself did not work. */
  | 'refused'
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
  /** The signed-in user, by the name that `connect` received; undefined while nobody is signed in. */
  user: string | undefined;
  /** The user's reply to the question of the outcome `confirm`. */
  isExpected?: boolean;
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
  const returned = readReturn();
  if (!returned) return undefined;
  const { authRequestId, state, error } = returned;
  const { connection, user: startedBy } = readFlow(state) ?? {};
  const end = async (outcome: Unlinked): Promise<Outcome> => {
    dropReturn();
    if (state && user && (startedBy ?? user) === user) await cancelFlow(call, state);
    return { outcome, connection };
  };
  if (!authRequestId || !state) return end(error === 'access_denied' ? 'refused' : 'failed');
  if (!user) return { outcome: 'sign-in', connection, startedBy };
  if (connection && startedBy && startedBy !== user) return { outcome: 'other-user', connection, startedBy };
  if (!startedBy && isExpected === undefined) return { outcome: 'confirm' };
  if (isExpected === false) return end('declined');
  try {
    const body = { authRequestId, state, ...(isExpected && { confirmed: true as const }) };
    const { connection: linked } = await call('POST /connections/verify', { body });
    dropReturn();
    return { outcome: 'linked', connection: linked };
  } catch (thrown) {
    if (isProblem(thrown, 'signed-out')) return { outcome: 'sign-in', connection, startedBy };
    if (!isProblem(thrown) || thrown.retryable) throw thrown;
    // A service has started a flow for this user, and the consent may be that flow's; or no service has.
    const isOfConfirmation = thrown.facts.errors?.some(({ path }) => path === 'body.confirmed');
    if (isOfConfirmation && !isExpected) return { outcome: 'confirm', connection };
    dropReturn();
    if (isOfConfirmation) return { outcome: 'other-tab', connection };
    if (isProblem(thrown, 'flow-rejected')) return { outcome: 'rejected', connection };
    if (isProblem(thrown, 'flow-expired')) return { outcome: 'expired', connection };
    throw thrown;
  }
}

/** Ends a flow, so that it no longer counts among the user's open links. Best effort: it ends by itself after a while. */
export async function cancelFlow(call: Client, state: string): Promise<void> {
  const signal = AbortSignal.timeout(5_000);
  await call('POST /connections/cancel', { body: { state }, signal }).catch(() => undefined);
}
