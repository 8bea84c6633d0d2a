import type { EnvironmentPool } from './environment-pool.ts';

/** The actions of the control API and of fault rules on a function's processes. */
export type ProcessAction = 'kill' | 'freeze' | 'thaw';

type Choice = {
  /** One process; without it every process of the function that `busyOnly` allows. */
  processNumber?: number | undefined;
  busyOnly?: boolean;
  /** Milliseconds after which a frozen process is thawed. */
  ms?: number | undefined;
};

const SIGNALS = { kill: 'SIGKILL', freeze: 'SIGSTOP', thaw: 'SIGCONT' } as const;

/** Kills, freezes or thaws processes of a function, busy or idle. Returns how many. */
export function signalProcesses(
  pool: EnvironmentPool,
  action: ProcessAction,
  functionName: string,
  { processNumber, busyOnly = false, ms }: Choice,
): number {
  const chosen = pool
    .processes()
    // A process that has not been spawned yet can be neither killed nor frozen.
    .filter(({ lambda, pid }) => lambda.name === functionName && pid !== undefined)
    .filter(({ number }) => processNumber === undefined || number === processNumber)
    .filter(({ state }) => !busyOnly || state === 'busy');
  for (const environment of chosen) {
    environment.signal(SIGNALS[action]);
    if (action === 'freeze' && ms !== undefined) setTimeout(() => environment.signal('SIGCONT'), ms).unref();
  }
  return chosen.length;
}
