import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { Bundle } from '../processes/run-process.ts';

const script = fileURLToPath(new URL('serve-requests.mjs', import.meta.url));

const served = z.object({
  /** Processor time of the process for these requests. */
  cpuMs: z.number(),
  /** Of each request: its time, less the time in which at least one call to Scalekit or AWS was under way. */
  overheadMs: z.array(z.number()),
  /** Status → number of responses. */
  statuses: z.record(z.string(), z.number()),
});

const held = z.object({
  /** Bytes after a forced garbage collection: of the process, and of its JavaScript objects and buffers. */
  rss: z.number(),
  heap: z.number(),
  /** Bytes of the process at its largest. */
  peakRss: z.number(),
  /** Open sockets and timers. */
  handles: z.number(),
  /** Address → connections opened since the start. */
  opened: z.record(z.string(), z.number()),
});

/** What a process holds between two requests. */
export type Held = z.output<typeof held>;

/** A process that has imported a bundle, and stays warm. */
export type WarmProcess = {
  /**
   * Serves so many requests one after another, with the events in turn; `{key}` in an event becomes a new key each time.
   * @throws Error when a status is not 200, or the process ends
   */
  serve(events: readonly unknown[], count: number): Promise<z.output<typeof served>>;
  describe(): Promise<Held>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Imports the bundle in a new process. @param isTraced whether the overhead is measured, which adds processor time */
export async function startWarmProcess(
  { name, file, environment }: Bundle,
  isTraced = false,
): Promise<WarmProcess> {
  const child = fork(script, [pathToFileURL(file).href, ...(isTraced ? ['traced'] : [])], {
    env: environment,
    execArgv: ['--expose-gc'],
    // The function's log costs its writes; nothing reads them.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const nextMessage = async (): Promise<unknown> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      ended.then(([code]) => {
        throw new Error(`The process of ${name} ended with ${code}.`);
      }),
    ]);
    return message;
  };
  await nextMessage();
  return {
    async serve(events, count) {
      child.send({ events: events.map((event) => JSON.stringify(event)), count });
      const result = served.parse(await nextMessage());
      const statuses = Object.keys(result.statuses).join(', ');
      if (statuses !== '200') throw new Error(`${name} responded with ${statuses}.`);
      return result;
    },
    async describe() {
      child.send({});
      return held.parse(await nextMessage());
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
