import type { ActionDeps } from '../../../shared/actions/action.ts';
import { currentRecord } from '../../../shared/actions/write-once.ts';
import { isOpen, type OwnWrite, type WriteWindows } from '../../../shared/state/write-windows.ts';

type Deps = Pick<ActionDeps, 'executions' | 'now'> & { windows: WriteWindows };

/**
 * The key of a write that came without one: equal writes of a caller within ten minutes of the first have the same. A
 * write whose outcome is in doubt keeps its key as long as its record is kept.
 */
export async function chooseKey(write: OwnWrite, { windows, ...deps }: Deps): Promise<string> {
  const window = await windows.open(write);
  if (isOpen(window, deps.now())) return window.key;
  const { user, service } = write;
  const record = await currentRecord({ user, service, key: window.key }, deps);
  if (record !== undefined && record.status !== 'DONE') return window.key;
  return (await windows.replace(write, window)).key;
}
