import { createHash } from 'node:crypto';
import { RESULT_BYTES, STORED_RESPONSE_BYTES } from '../config/limits.ts';
import type { ActionResponse } from './responses.ts';

/**
 * A tool's result as a response. Data over the limit is replaced by its size and hash. `result` is the limit of a
 * Lambda's response, which counts JSON escaped a second time; `record` is the limit of a stored record.
 */
export function responseWithin(
  run: { data: unknown; executionId: string },
  limit: 'result' | 'record',
): ActionResponse {
  const { executionId } = run;
  const text = JSON.stringify(run.data ?? null);
  const bytes = Buffer.byteLength(text);
  const fits = limit === 'record' ? bytes <= STORED_RESPONSE_BYTES : fitsEscaped(text, bytes);
  if (fits) return { data: run.data, executionId };
  return {
    data: null,
    executionId,
    dataOmitted: { bytes, sha256: createHash('sha256').update(text).digest('hex') },
  };
}

/** Whether a response is within Lambda's limit. */
export function isSendable(response: unknown): boolean {
  const text = JSON.stringify(response);
  return fitsEscaped(text, Buffer.byteLength(text));
}

function fitsEscaped(text: string, bytes: number): boolean {
  if (bytes > RESULT_BYTES) return false;
  // Escaping makes a text at most six times as long, so a small text need not be measured.
  return bytes * 6 <= RESULT_BYTES || Buffer.byteLength(JSON.stringify(text)) <= RESULT_BYTES;
}
