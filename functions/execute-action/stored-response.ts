import * as z from 'zod';
import { AppError } from '../../shared/errors/app-error.ts';
import { type ActionResponse, actionResponse } from './schema.ts';

/** Failures that are stored: the provider answered, and the answer is final. */
const storedFailure = z.object({
  code: z.literal('provider-error'),
  connection: z.string().optional(),
  executionId: z.string().optional(),
});

const storedAnswer = z.union([z.object({ result: actionResponse }), z.object({ failure: storedFailure })]);

export type StoredResponse = z.infer<typeof storedAnswer>;

export function storeResult(result: ActionResponse): string {
  return JSON.stringify({ result } satisfies StoredResponse);
}

/** Every final failure of a provider is stored as `provider-error`; its cause stays in the log. */
export function storeFailure({ facts: { connection, executionId } }: AppError): string {
  return JSON.stringify({
    failure: { code: 'provider-error', connection, executionId },
  } satisfies StoredResponse);
}

/** @throws AppError `internal` on a record that this version did not write */
export function readStored(text: string | undefined): StoredResponse {
  try {
    return storedAnswer.parse(JSON.parse(text ?? ''));
  } catch (cause) {
    throw new AppError('internal', { cause });
  }
}
