import * as z from 'zod';
import { AppError } from '../../shared/errors/app-error.ts';
import { type ActionAnswer, actionAnswer } from './schema.ts';

/** Failures that are stored: the provider answered, and the answer is final. */
const storedFailure = z.object({
  code: z.literal('provider-error'),
  connection: z.string().optional(),
  executionId: z.string().optional(),
});

const storedAnswer = z.union([z.object({ result: actionAnswer }), z.object({ failure: storedFailure })]);

export type StoredAnswer = z.infer<typeof storedAnswer>;

export function storeResult(result: ActionAnswer): string {
  return JSON.stringify({ result } satisfies StoredAnswer);
}

/** Every final failure of a provider is stored as `provider-error`; its cause stays in the log. */
export function storeFailure({ facts: { connection, executionId } }: AppError): string {
  return JSON.stringify({
    failure: { code: 'provider-error', connection, executionId },
  } satisfies StoredAnswer);
}

/** @throws AppError `internal` on a record that this version did not write */
export function readStored(text: string | undefined): StoredAnswer {
  try {
    return storedAnswer.parse(JSON.parse(text ?? ''));
  } catch (cause) {
    throw new AppError('internal', { cause });
  }
}
