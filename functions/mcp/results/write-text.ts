import type { ActionResponse } from '../../../shared/actions/responses.ts';
import { MODEL_TEXT_BYTES } from '../../../shared/config/limits.ts';
import { lengthWithinBytes } from './cut-bytes.ts';
import { toJson } from './json-text.ts';
import { showClock } from './show-clock.ts';

/** The longest sentences below the data. */
const SENTENCES_BYTES = 1_000;

/** `startedAt`: epoch milliseconds or ISO 8601, of the call that was done. */
type Write = { response: ActionResponse; replayed: boolean; startedAt?: number | string | undefined };

/** `again`: a fresh key, for the same write once more on purpose. */
type WriteKeys = { key: string; again: string };

/**
 * The result of a write that was done as a model reads it: its data as JSON on one line, below it whether this call did
 * it, and its key. At most `MODEL_TEXT_BYTES`.
 */
export function writeText({ response, replayed, startedAt }: Write, { key, again }: WriteKeys): string {
  const { data, dataOmitted } = response;
  const shown =
    dataOmitted === undefined ? cutData(toJson(data)) : `(${dataOmitted.bytes} bytes, too large to show)`;
  const lookUp = `\`onbehalf_execution\` with \`idempotency_key\`: \`${key}\` returns its state.`;
  if (!replayed) return `${shown}\nDone. ${lookUp}`;
  const done = `Already done${showClock(startedAt)} (key \`${key}\`). Not done again.`;
  const onPurpose = `To do it once more on purpose, call again with \`idempotency_key\`: \`${again}\`.`;
  return `${shown}\n${done} ${onPurpose}`;
}

/** A write has no next part: a call for it would be another write. */
function cutData(json: string): string {
  const length = lengthWithinBytes(json, MODEL_TEXT_BYTES - SENTENCES_BYTES);
  if (length === json.length) return json;
  return `${json.slice(0, length)}\n… The first ${length} of ${json.length} characters.`;
}
