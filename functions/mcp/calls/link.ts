import { inputRequired } from '@modelcontextprotocol/server';
import { LINK_WAIT_MS, LOOK_AGAIN_MS } from '../../../shared/config/limits.ts';
import type { AccountRef } from '../../../shared/connections/account-ref.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AccountTool } from '../tools/account-tool.ts';
import { type Call, type CallDeps, type Caller, type CallResult, textResult } from './call.ts';
import { logCall } from './log-call.ts';

/** Names the question in a result and its answer in the repeated call. */
export const LINK_REQUEST = 'link';
/** Kept free for the call itself, once the account is linked: more than a write needs. */
const CALL_MS = 6_000;

/**
 * Runs a call that may find the account not linked. A client that can open a page for its user is asked to, and
 * repeats the call with the user's answer; the call then waits a little for the link. Every other client gets the
 * page's address in the error.
 * @throws AppError of the call, `reconnect-required` included
 */
export async function withLink(
  tool: AccountTool,
  { link }: Call,
  caller: Caller,
  deps: CallDeps,
  run: () => Promise<CallResult>,
): Promise<CallResult> {
  try {
    return await run();
  } catch (error) {
    if (!link.canAsk || !isUnlinked(error)) throw error;
    if (link.answer === undefined) return askForLink(tool, error, deps);
    if (link.answer !== 'accept') return refuse(tool, deps);
    return runOnceLinked(tool, caller, deps, run, error);
  }
}

function isUnlinked(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'reconnect-required';
}

/** The page on which the user links the account; for one that Scalekit may call ACTIVE, the page makes a new link. */
export function chooseConnectPage(ref: AccountRef, error: AppError, { connectUrlOf }: CallDeps): string {
  return connectUrlOf(ref, error.code !== 'reconnect-required' || error.isRefusedCredential);
}

function askForLink(
  { name, displayName, connection, account }: AccountTool,
  refusal: AppError,
  deps: CallDeps,
): CallResult {
  logCall({ tool: name, connection }, 'link-asked', deps.log);
  const message = `Connect your ${displayName} account.`;
  const url = chooseConnectPage({ connection, account }, refusal, deps);
  return inputRequired({
    inputRequests: { [LINK_REQUEST]: inputRequired.elicitUrl({ message, url }) },
  });
}

function refuse({ name, displayName, connection }: AccountTool, { log }: CallDeps): CallResult {
  logCall({ tool: name, connection }, 'link-declined', log);
  const text = `The user chose not to connect ${displayName}, so nothing was done. Go on without it, or ask the user.`;
  return { ...textResult(text), isError: true };
}

/**
 * Runs the call when the account is ACTIVE. Where it is refused again, the account was ACTIVE with the old credential, too:
 * the call then waits for the next change of the account.
 * @param refusal what is thrown when the time is over
 */
async function runOnceLinked(
  { connection, account }: AccountTool,
  { scope }: Caller,
  { scalekit, now, pause }: CallDeps,
  run: () => Promise<CallResult>,
  refusal: unknown,
): Promise<CallResult> {
  const end = Math.min(now() + LINK_WAIT_MS, scope.deadline - CALL_MS);
  const refused = new Set<number | undefined>();
  for (;;) {
    const { status, updatedAt } = await scalekit.accounts.find({ connection, account }, scope);
    if (status === 'ACTIVE' && !refused.has(updatedAt)) {
      try {
        return await run();
      } catch (error) {
        if (!isUnlinked(error)) throw error;
        refused.add(updatedAt);
      }
    }
    if (now() + LOOK_AGAIN_MS >= end) throw refusal;
    await pause(LOOK_AGAIN_MS);
  }
}
