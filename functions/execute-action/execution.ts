import { AppError } from '../../shared/errors/app-error.ts';
import type { ExecutionKey } from '../../shared/state/executions.ts';
import type { ActionDeps } from './action.ts';
import type { ExecutionResponse } from './schema.ts';
import { readStored } from './stored-response.ts';
import { currentRecord } from './write-once.ts';

/**
 * What became of a write, for a caller that lost the answer.
 * @throws AppError `not-found` when the caller has no such key, or it is older than 24 hours
 */
export async function findExecution(
  key: ExecutionKey,
  deps: Pick<ActionDeps, 'executions' | 'now'>,
): Promise<ExecutionResponse> {
  const record = await currentRecord(key, deps);
  if (record === undefined) throw new AppError('not-found');
  const { status, tool, connection } = record;
  const facts = { status, tool, connection, startedAt: new Date(record.startedAt).toISOString() };
  if (status === 'UNKNOWN') return { ...facts, code: 'outcome-unknown' };
  if (status === 'IN_PROGRESS') return facts;
  const stored = readStored(record.answer);
  return 'result' in stored ? { ...facts, result: stored.result } : { ...facts, code: stored.failure.code };
}
