import type { ActionDeps } from '../../../shared/actions/action.ts';
import { currentRecord } from '../../../shared/actions/current-record.ts';
import { WRITE_WINDOW_SECONDS } from '../../../shared/config/limits.ts';
import type { OwnWrite, WriteKeys } from '../../../shared/state/executions/write-keys.ts';

type Deps = Pick<ActionDeps, 'executions' | 'now'> & { writeKeys: WriteKeys };

/**
 * The key of a write that came without one. Equal writes of a caller have the same until ten minutes after one of them
 * was sent: then the next one is another write. While an outcome is in doubt, as long as its record is kept, none is.
 */
export async function chooseKey(write: OwnWrite, { writeKeys, ...deps }: Deps): Promise<string> {
  const key = await writeKeys.find(write);
  const record = await currentRecord({ user: write.user, service: write.service, key }, deps);
  // Without a record nothing was sent, and a caller that was given the key may still send.
  if (record?.status !== 'DONE') return key;
  return deps.now() < record.startedAt + WRITE_WINDOW_SECONDS * 1_000 ? key : writeKeys.replace(write, key);
}
