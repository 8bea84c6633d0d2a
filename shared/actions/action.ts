import type { Log } from '../observability/log.ts';
import type { Scalekit, ToolCall } from '../scalekit/scalekit.ts';
import type { Executions } from '../state/executions/executions.ts';
import type { ActionResponse } from './responses.ts';

export type ActionDeps = {
  scalekit: Pick<Scalekit, 'tools'>;
  executions: Executions;
  log: Pick<Log, 'error'>;
  now: () => number;
};

export type ActionRequest = {
  call: ToolCall;
  mayWrite: boolean;
  /** Already checked for its form; required for writes only. */
  idempotencyKey: string | undefined;
};

export type ActionOutcome = {
  response: ActionResponse;
  replayed: boolean;
  /** Of a replay: when the write was sent, in epoch milliseconds. */
  startedAt?: number;
};
