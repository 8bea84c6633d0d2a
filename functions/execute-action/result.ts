import { createHash } from 'node:crypto';
import { RESULT_BYTES, STORED_RESPONSE_BYTES } from '../../shared/config/limits.ts';
import type { ActionResponse } from './schema.ts';

/**
 * A tool's result as an answer, its data replaced by size and hash where it is past the limit: of a Lambda's
 * answer, which counts JSON escaped a second time, or of a stored record.
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

/** Whether an answer is within Lambda's limit. */
export function isSendable(answer: unknown): boolean {
  const text = JSON.stringify(answer);
  return fitsEscaped(text, Buffer.byteLength(text));
}

function fitsEscaped(text: string, bytes: number): boolean {
  if (bytes > RESULT_BYTES) return false;
  // Escaping at most sextuples a text, so a small one need not be measured.
  return bytes * 6 <= RESULT_BYTES || Buffer.byteLength(JSON.stringify(text)) <= RESULT_BYTES;
}
