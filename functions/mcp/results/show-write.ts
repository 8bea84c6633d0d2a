import type { ActionResponse } from '../../../shared/actions/responses.ts';
import { cutText } from './page-text.ts';
import { showClock } from './show-clock.ts';
import { toJson } from './to-json.ts';

/** `startedAt`: epoch milliseconds or ISO 8601, of the call that was done. */
type Write = { response: ActionResponse; replayed: boolean; startedAt?: number | string | undefined };

/** `again`: a fresh key, for the same write once more on purpose; `account`: names the labelled account that it was done in. */
type WriteFacts = { key: string; again: string; account?: string | undefined };

/**
 * The result of a write that was done as a model reads it: its data as JSON on one line, below it whether this call did
 * it, and its key. At most `MODEL_TEXT_BYTES`.
 */
export function showWrite(
  { response, replayed, startedAt }: Write,
  { key, again, account }: WriteFacts,
): string {
  const { data, dataOmitted } = response;
  const shown =
    dataOmitted === undefined ? cutText(toJson(data)) : `(${dataOmitted.bytes} bytes, too large to show)`;
  const where = account === undefined ? '' : ` in ${account}`;
  const lookUp = `\`onbehalf_execution\` with \`idempotency_key\`: \`${key}\` returns its state.`;
  if (!replayed) return `${shown}\nDone${where}. ${lookUp}`;
  const done = `Already done${where}${showClock(startedAt)} (key \`${key}\`). Not done again.`;
  const onPurpose = `To do it once more on purpose, call again with \`idempotency_key\`: \`${again}\`.`;
  return `${shown}\n${done} ${onPurpose}`;
}
