import * as z from 'zod/mini';
import { AppError, PROVIDER_ERROR_REASONS } from '../errors/app-error.ts';
import { type ActionResponse, actionResponse } from './responses.ts';

/** A final failure: the provider responded with an error. */
const storedFailure = z.object({
  code: z.literal('provider-error'),
  connection: z.optional(z.string()),
  account: z.optional(z.string()),
  executionId: z.optional(z.string()),
  // Records of earlier versions have no reason.
  reason: z._default(z.enum(PROVIDER_ERROR_REASONS), 'other'),
});

const storedResponse = z.union([z.object({ result: actionResponse }), z.object({ failure: storedFailure })]);

export type StoredResponse = z.infer<typeof storedResponse>;

export function storeResult(result: ActionResponse): string {
  return JSON.stringify({ result } satisfies StoredResponse);
}

/** Stores a provider's final failure as `provider-error`; only the log has the cause. */
export function storeFailure({
  facts: { connection, account, executionId, reason = 'other' },
}: AppError): string {
  return JSON.stringify({
    failure: { code: 'provider-error', connection, account, executionId, reason },
  } satisfies StoredResponse);
}

/** @throws AppError `internal` for a record that this version cannot read */
export function readStored(text: string | undefined): StoredResponse {
  try {
    return storedResponse.parse(JSON.parse(text ?? ''));
  } catch (cause) {
    throw new AppError('internal', { cause });
  }
}
