import type { EnvironmentPool } from './environment-pool.ts';

/** What can be done to a function's processes from outside. */
export type ProcessAction = 'kill' | 'freeze' | 'thaw';

type Choice = {
  /** One process; without it all of the function that `busyOnly` allows. */
  processNumber?: number | undefined;
  busyOnly?: boolean;
  /** `freeze` ends by itself after so long. */
  ms?: number | undefined;
};

const SIGNALS = { kill: 'SIGKILL', freeze: 'SIGSTOP', thaw: 'SIGCONT' } as const;

/** Kills, freezes or thaws processes of a function, whatever they are doing. @returns how many */
export function strikeProcesses(
  pool: EnvironmentPool,
  action: ProcessAction,
  functionName: string,
  { processNumber, busyOnly = false, ms }: Choice,
): number {
  const struck = pool
    .processes()
    // One whose process is yet to be spawned can be neither killed nor frozen.
    .filter(({ lambda, pid }) => lambda.name === functionName && pid !== undefined)
    .filter(({ number }) => processNumber === undefined || number === processNumber)
    .filter(({ state }) => !busyOnly || state === 'busy');
  for (const environment of struck) {
    environment.signal(SIGNALS[action]);
    if (action === 'freeze' && ms !== undefined) setTimeout(() => environment.signal('SIGCONT'), ms).unref();
  }
  return struck.length;
}
