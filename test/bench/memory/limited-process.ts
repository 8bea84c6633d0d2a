import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';
import { type Bundle, isSuccess } from '../processes/run-process.ts';
import { type CpuLimit, limitCpu } from './limit-cpu.ts';
import { shareOfCpu } from './memory-sizes.ts';

const script = fileURLToPath(new URL('serve-limited.mjs', import.meta.url));
const served = z.object({ ms: z.number(), peakMb: z.number(), response: z.unknown() });

/** The durations of one process in ms: its start with the import, its first response, and each one after that. */
export type LimitedRun = { initMs: number; coldMs: number; warmMs: number[]; peakMb: number };

type Given = {
  megabytes: number;
  events: readonly unknown[];
  /** Without it the process has all processors, and any response will do. */
  isLimited: boolean;
  onLimit?: (limit: CpuLimit | undefined) => void;
};

/**
 * Runs a bundle with the heap and the processor time of a memory size. The import has all processors, as Lambda's init
 * has; the limit holds from the first event on. Undefined when the memory does not suffice.
 */
export async function runLimited(
  { file, environment, name }: Bundle,
  { megabytes, events, isLimited, onLimit }: Given,
): Promise<LimitedRun | undefined> {
  const started = performance.now();
  const heap = `--max-old-space-size=${Math.floor(megabytes * 0.9)}`;
  const child = fork(script, [pathToFileURL(file).href], {
    env: environment,
    execArgv: [heap],
    silent: true,
  });
  const ended = once(child, 'exit');
  /** Undefined when the process ends before it sends one. */
  const nextMessage = async (): Promise<unknown> =>
    Promise.race([once(child, 'message').then(([message]) => message), ended.then(() => undefined)]);
  let limit: CpuLimit | undefined;
  try {
    if ((await nextMessage()) === undefined) return undefined;
    const initMs = performance.now() - started;
    if (isLimited && child.pid !== undefined) {
      limit = limitCpu(child.pid, shareOfCpu(megabytes));
      onLimit?.(limit);
    }
    const times: number[] = [];
    let peakMb = 0;
    for (const event of events) {
      child.send(event as object);
      const message = await nextMessage();
      if (message === undefined) return undefined;
      const { ms, response, peakMb: peak } = served.parse(message);
      if (isLimited && !isSuccess(response))
        throw new Error(`${name} responded with ${JSON.stringify(response)}.`);
      times.push(ms);
      peakMb = peak;
    }
    const [coldMs = 0, ...warmMs] = times;
    return { initMs, coldMs, warmMs, peakMb };
  } finally {
    child.kill('SIGKILL');
    await ended;
    await limit?.release();
  }
}
