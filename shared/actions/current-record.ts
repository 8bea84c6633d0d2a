import type { ExecutionKey } from '../state/executions/execution-updates.ts';
import type { Execution } from '../state/executions/executions.ts';
import type { ActionDeps } from './action.ts';

/** The record of a key. A record whose lease has ended is closed as `UNKNOWN` first: its sender died or froze. */
export async function currentRecord(
  key: ExecutionKey,
  { executions, now }: Pick<ActionDeps, 'executions' | 'now'>,
): Promise<Execution | undefined> {
  const record = await executions.find(key);
  if (record?.status !== 'IN_PROGRESS' || record.leaseUntil * 1_000 > now()) return record;
  await executions.giveUp(key, record.owner);
  // A sender that was only slow may have stored its response meanwhile; that record stands.
  return executions.find(key);
}
