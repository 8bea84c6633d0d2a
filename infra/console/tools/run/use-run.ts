import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Api } from '../../../../shared/client/api.ts';
import { keepKey } from '../../executions/kept-keys.ts';
import { call } from '../../session/call.ts';
import type { Tool } from '../tools.ts';

type ActionResponse = Api['POST /actions/{tool}']['response'];

/** One run of a tool. `earlier` has the execution of the response that a repeat is compared with. */
export type Run = {
  input: Record<string, unknown>;
  key?: string | undefined;
  earlier?: string | undefined;
} & (
  | { stage: 'running' }
  | { stage: 'done'; response: ActionResponse }
  | { stage: 'failed'; problem: unknown }
);

export type Runner = {
  run: Run | undefined;
  /** A write needs the key of its intention. Resolves when the run has ended, however it ended. */
  start: (input: Record<string, unknown>, key?: string) => Promise<Run | undefined>;
  cancel: () => void;
  clear: () => void;
};

/** Runs a tool, one run at a time. A read that the user leaves is cancelled; a write goes on. */
export function useRun({ name, connection }: Tool): Runner {
  const run = useSignal<Run | undefined>(undefined);
  const running = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      if (run.peek()?.key === undefined) running.current?.abort();
    },
    [],
  );
  const start: Runner['start'] = async (input, key) => {
    const before = run.peek();
    const earlier = before?.stage === 'done' ? before.response.executionId : undefined;
    const own = new AbortController();
    running.current = own;
    const common = { input, key, earlier };
    run.value = { ...common, stage: 'running' };
    if (key !== undefined) keepKey({ key, tool: name, connection });
    const ended = await call('POST /actions/{tool}', {
      path: { tool: name },
      body: { connection, input },
      ...(key !== undefined && { idempotencyKey: key }),
      signal: own.signal,
    }).then(
      (response): Run => ({ ...common, stage: 'done', response }),
      (problem: unknown): Run => ({ ...common, stage: 'failed', problem }),
    );
    if (running.current !== own) return undefined;
    run.value = ended;
    return ended;
  };
  const clear = () => {
    running.current?.abort();
    running.current = undefined;
    run.value = undefined;
  };
  return { run: run.value, start, cancel: () => running.current?.abort(), clear };
}
