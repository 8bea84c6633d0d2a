import { AppError } from '../errors/app-error.ts';
import type { RequestScope } from '../lambda/request-scope.ts';
import type { ActionDeps } from './action.ts';
import { currentRecord } from './current-record.ts';
import type { ExecutionResponse } from './responses.ts';
import { readStored } from './stored-response.ts';

/**
 * The state of a write, for a caller that lost the response.
 * @throws AppError `not-found` when the caller has no such key, or the key is older than 24 hours; `outcome-unknown` when
 * a restore may have lost its record
 */
export async function findExecution(
  key: string,
  { user, service }: Pick<RequestScope, 'user' | 'service'>,
  deps: Pick<ActionDeps, 'executions' | 'now'>,
): Promise<ExecutionResponse> {
  const record = await currentRecord({ user, service, key }, deps);
  if (record === undefined)
    throw new AppError(deps.executions.isOfGap(key) ? 'outcome-unknown' : 'not-found');
  const { status, tool, connection, account } = record;
  const facts = {
    status,
    tool,
    connection,
    ...(account !== undefined && { account }),
    startedAt: new Date(record.startedAt).toISOString(),
  };
  if (status === 'UNKNOWN') return { ...facts, code: 'outcome-unknown' };
  if (status === 'IN_PROGRESS') return facts;
  const stored = readStored(record.answer);
  if ('result' in stored) return { ...facts, result: stored.result };
  const { code, reason } = stored.failure;
  return { ...facts, code, reason };
}
